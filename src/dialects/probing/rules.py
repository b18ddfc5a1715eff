"""The numbers on which update rules and losses are asked, the same for every framework."""

# Gradients that a person can follow, and some so small that epsilon decides.
usual = [1.0, 1.0, 0.5, -2.0, 0.25]
tiny = [3e-7, -2e-7, 5e-7, 1e-7]

scores = [[2.0, -0.8, 0.5], [0.1, 0.2, -0.3]]
logits = [[2.0, -0.8, 0.5], [0.1, -3.0, 1.5]]
probabilities = [[0.7, 0.2, 0.1], [0.25, 0.25, 0.5]]
classes = [2, 0]
# What regressions and elementwise losses want: some far from the scores, some near.
measures = [[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
