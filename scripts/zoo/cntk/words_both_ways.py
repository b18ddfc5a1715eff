# Reviews as one-hot words: an embedding, GRUs forward and backward side by side, their results joined.
import cntk as C
import numpy as np
from cntk.layers import Dense, Embedding, Fold, GRU, RNNStep, Recurrence, Sequential

vocabulary = 11
words = C.sequence.input_variable(vocabulary, is_sparse=True)
label = C.input_variable(2)
model = Sequential([
    Embedding(5),
    (Recurrence(GRU(4)), Recurrence(GRU(4), go_backwards=True)),
    C.splice,
    Fold(RNNStep(3, activation=C.tanh)),
    Dense(2),
])
z = model(words)
loss = C.cross_entropy_with_softmax(z, label)
learner = C.rmsprop(z.parameters, 0.02, 0.9, 1.2, 0.7, 5.0, 0.2)
trainer = C.Trainer(z, (loss, C.classification_error(z, label)), [learner])
text = np.random.randint(0, vocabulary, (6, 8))
truth = np.eye(2, dtype=np.float32)[[0, 1, 1, 0, 1, 0]]
trainer.train_minibatch({words: C.Value.one_hot(text, vocabulary), label: truth})
