# A part of another network, its weights held.
import cntk as C

x = C.input_variable(4)
base = C.layers.Dense(3)(x)
head = C.layers.Dense(2)(base.clone(C.CloneMethod.freeze, {x: C.input_variable(4)}))
