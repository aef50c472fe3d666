/** The recorder's shell. */
import "./recorder/count-pad.js";
import "./recorder/trial-pad.js";
import "./recorder/recorder.js";
