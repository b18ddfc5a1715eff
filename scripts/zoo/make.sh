#!/bin/sh
# Makes the goldens anew: make.sh PYTHON_WITH_TORCH PYTHON_WITH_KERAS
cd "$(dirname "$0")" || exit 2
"$1" pytorch_programs.py goldens/pytorch pytorch/*.py && "$2" keras_programs.py goldens/keras keras/*.py
