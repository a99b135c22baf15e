// @ts-check
// The page in use, in Chromium; a file of its own, as each browser takes its time.
import { DRIVERS } from "./drivers.mjs";
import { inUse } from "./in-use.mjs";

for (const driver of DRIVERS.filter(({ name }) => name === "Chromium")) inUse(driver);
