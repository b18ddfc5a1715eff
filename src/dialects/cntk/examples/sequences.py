# One-hot words, an embedding, an LSTM read backward, its last result.
import cntk as C
import numpy as np
from cntk.layers import Dense, Embedding, Fold, LSTM, Sequential

words = C.sequence.input_variable(shape=50, is_sparse=True)
kind = C.input_variable(3)
z = Sequential([Embedding(8, name="table"), Fold(LSTM(6), go_backwards=True), Dense(3)])(words)
loss = C.cross_entropy_with_softmax(z, kind)
learner = C.fsadagrad(z.parameters, C.learning_parameter_schedule_per_sample(0.001), C.momentum_schedule(0.9))
trainer = C.Trainer(z, (loss, C.classification_error(z, kind)), [learner])
text = np.random.randint(0, 50, (4, 9))
trainer.train_minibatch({words: C.Value.one_hot(text, 50), kind: C.Value.one_hot(np.array([0, 1, 2, 0]), 3)})
