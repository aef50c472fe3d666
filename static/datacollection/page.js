/** What every page does, the sign-in page too: say what is not yet sent, send it, and stay ready for offline. */
import "./status/outbox-status.js";
import "./status/outbox-panel.js";
import { guardSignOut } from "./shell/sign-out.js";
import { keepToOnePerson } from "./shell/current-user.js";
import { keepWorker } from "./shell/worker.js";
import { drain } from "./sync/drain.js";

drain.start();
guardSignOut();
keepToOnePerson();
keepWorker();
