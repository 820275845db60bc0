"""Writes bicycles.csv: 900 invented advertisements for used bicycles. Run with any Python 3: python3 make.py > bicycles.csv

The price is what a formula makes of brand, kind, frame, city, age, gears and kilometres, with 5 % of chance. Cities differ by how much their people pay, and
a brand is worth more on the kinds of bicycle that it is known for, so that a table of numbers for each category has something to learn.
"""
import math
import random

random.seed(20)
brands = {"Alba": 620, "Birke": 480, "Corvo": 1150, "Delta": 390, "Eisen": 860, "Falke": 1400, "Gira": 540, "Hund": 300, "Iris": 760, "Juno": 950}
kinds = {"city": 0.8, "touring": 1.1, "race": 1.35, "mountain": 1.15, "cargo": 1.6, "folding": 0.9}
frames = {"steel": 0.9, "aluminium": 1.0, "carbon": 1.45}
cities = {"Arnheim": 1.1, "Bergen": 1.25, "Cadiz": 0.85, "Danzig": 0.8, "Essen": 0.95, "Florenz": 1.0, "Gent": 1.05, "Hamburg": 1.15, "Innsbruck": 1.2, "Jena": 0.9,
          "Krakau": 0.78, "Lyon": 1.02, "Malmo": 1.18, "Nantes": 0.98, "Oporto": 0.82}
known_for = {("Corvo", "race"), ("Falke", "race"), ("Alba", "city"), ("Gira", "folding"), ("Eisen", "mountain"), ("Juno", "cargo"), ("Iris", "touring")}
print("brand,kind,frame,city,age,gears,kilometres,price")
for _ in range(900):
    brand, kind, frame, city = (random.choice(list(names)) for names in (brands, kinds, frames, cities))
    age, gears = random.randint(0, 15), random.choice([1, 3, 7, 8, 9, 10, 11, 21, 24, 27])
    kilometres = int(random.expovariate(1 / 600) * (age + 1))
    worth = brands[brand] * kinds[kind] * frames[frame] * cities[city] * (1.3 if (brand, kind) in known_for else 1)
    price = worth * math.exp(-0.11 * age - kilometres / 40000) * (1 + gears / 100) * random.gauss(1, 0.05)
    print(f"{brand},{kind},{frame},{city},{age},{gears},{kilometres},{price:.0f}")
