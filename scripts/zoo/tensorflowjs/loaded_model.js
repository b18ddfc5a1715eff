import * as tf from '@tensorflow/tfjs';

const model = await tf.loadLayersModel('https://storage.example/model.json');
