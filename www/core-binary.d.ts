/** The address of the core's WebAssembly beside the page's script. */
declare const address: string;
export default address;
