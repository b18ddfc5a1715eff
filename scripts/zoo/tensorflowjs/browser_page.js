import * as tf from '@tensorflow/tfjs';

const canvas = document.getElementById('canvas');
const model = tf.sequential();
