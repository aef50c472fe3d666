/** The recorder's shell. */
import "./recorder/recorder.js";
