"""Theano's expressions, as far as programs draw and run them here.

They live below ``lasagne``, and ``theano`` shows them to programs: in a Keras column ``theano`` is Keras's own small form, which knows no expressions.
"""
