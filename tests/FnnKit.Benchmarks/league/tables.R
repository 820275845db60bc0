# Writes the tables of the league as CSV into a folder. Usage: Rscript tables.R FOLDER. README.md names the packages that it needs.
out <- commandArgs(TRUE)[1]; dir.create(out, showWarnings = FALSE, recursive = TRUE)
get1 <- function(n, p) { e <- new.env(); data(list = n, package = p, envir = e); as.data.frame(e[[n]]) }
put <- function(name, d, target, drop = c(), rows = 10000) {
  d <- d[!is.na(d[[target]]), setdiff(names(d), drop), drop = FALSE]
  for (c in names(d)) if (is.factor(d[[c]]) || is.ordered(d[[c]])) d[[c]] <- as.character(d[[c]])
  for (c in names(d)) if (is.logical(d[[c]])) d[[c]] <- ifelse(d[[c]], "yes", "no")
  d <- d[, c(setdiff(names(d), target), target)]
  if (rows > 0 && nrow(d) > rows) { set.seed(1); d <- d[sort(sample(nrow(d), rows)), ] }
  write.csv(d, file.path(out, paste0(name, ".csv")), row.names = FALSE, na = "", fileEncoding = "UTF-8")
  cat(name, nrow(d), ncol(d), target, "\n")
}
# classes
put("letter", get1("LetterRecognition", "mlbench"), "lettr")
put("vehicle", get1("Vehicle", "mlbench"), "Class")
put("pima", get1("PimaIndiansDiabetes2", "mlbench"), "diabetes")
put("dna", get1("DNA", "mlbench"), "Class")
put("income", get1("income", "kernlab"), "INCOME")
put("attrition", get1("attrition", "modeldata"), "Attrition")
put("credit", get1("credit_data", "modeldata"), "Status")
put("churn", get1("mlc_churn", "modeldata"), "churn")
put("lending", get1("lending_club", "modeldata"), "Class")
put("hmda", get1("HMDA", "AER"), "deny")
put("smoking", get1("SmokeBan", "AER"), "smoker")
put("hpc", get1("hpc_data", "modeldata"), "class")
# numbers
put("diamonds", get1("diamonds", "ggplot2"), "price")
put("concrete", get1("concrete", "modeldata"), "compressive_strength")
put("cars", get1("car_prices", "modeldata"), "Price")
put("sacramento", get1("Sacramento", "modeldata"), "price")
put("earnings", get1("CPSSW8", "AER"), "earnings")
put("checks", get1("check_times", "modeldata"), "check_time", "package")
put("doctor", get1("DoctorVisits", "AER"), "visits")
put("guns", get1("Guns", "AER"), "violent")
