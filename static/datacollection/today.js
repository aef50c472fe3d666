/** The Today shell. */
import "./day/today.js";
