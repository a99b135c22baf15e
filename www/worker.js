// @ts-check
/** Takes texts from the page; gives back analyses. The core lives here, so that the page never waits for it. */
import { fetchCore } from "./core-file.js";
import warmth from "./examples/phone.txt";
import { serve } from "./service.js";

/** @import { Request } from "./protocol.js" */

// a worker made of another origin's script bears the script's address as its name
const answer = serve(fetchCore(self.name || import.meta.url), (message) => postMessage(message), warmth);
addEventListener("message", (event) => answer(/** @type {MessageEvent<Request>} */ (event).data));
