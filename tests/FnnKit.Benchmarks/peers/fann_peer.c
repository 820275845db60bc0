/* FANN on the small networks: full-batch steps a second, best of windows of 20 milliseconds. */
#include <fann.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void measure(unsigned layers, const unsigned *sizes, enum fann_activationfunc_enum hidden, unsigned samples)
{
    struct fann *network = fann_create_standard_array(layers, sizes);
    struct fann_train_data *data = fann_create_train(samples, sizes[0], sizes[layers - 1]);
    for (unsigned i = 0; i < samples; i++) {
        for (unsigned j = 0; j < sizes[0]; j++)
            data->input[i][j] = (fann_type)(2.0 * rand() / RAND_MAX - 1);
        for (unsigned j = 0; j < sizes[layers - 1]; j++)
            data->output[i][j] = (fann_type)(i % sizes[layers - 1] == j);
    }
    fann_set_activation_function_hidden(network, hidden);
    fann_set_activation_function_output(network, FANN_SIGMOID);
    fann_set_training_algorithm(network, FANN_TRAIN_BATCH);
    fann_set_learning_rate(network, 0.01f);
    double best = 0, end = now() + 1.5;
    while (now() < end) {
        double start = now(), seconds;
        long steps = 0;
        do {
            for (int i = 0; i < 20; i++)
                fann_train_epoch(network, data);
            steps += 20;
            seconds = now() - start;
        } while (seconds < 0.02);
        if (steps / seconds > best)
            best = steps / seconds;
    }
    printf("steps %g\n", best);
    fann_destroy_train(data);
    fann_destroy(network);
}

int main(int count, char **arguments)
{
    const char *work = count > 1 ? arguments[1] : "";
    if (!strcmp(work, "moons"))
        measure(3, (unsigned[]){2, 4, 1}, FANN_SIGMOID_SYMMETRIC, 400);
    else if (!strcmp(work, "iris"))
        measure(4, (unsigned[]){4, 12, 6, 3}, FANN_SIGMOID, 64);
    else if (!strcmp(work, "flower")) /* FANN has no relu; its bounded linear function costs about the same. */
        measure(6, (unsigned[]){2, 4, 6, 6, 4, 1}, FANN_LINEAR_PIECE, 900);
    else
        return 2;
    return 0;
}
