// Node's own HTTP server and nothing else: answers every request with the page of the address that it is given, headers
// and bytes alike. Run by bare-node.ts in a process of its own; says its port on standard output.
import { createServer, get } from "node:http";

const response = await new Promise((resolve, reject) => {
  get(process.argv[2], { headers: { "accept-encoding": "gzip" } }, resolve).once("error", reject);
});
const chunks = [];
for await (const chunk of response) chunks.push(chunk);
const body = Buffer.concat(chunks).toString("latin1");
/** These Node writes by itself. */
const own = new Set(["Date", "Connection", "Keep-Alive"]);
const headers = response.rawHeaders.filter((_, index, all) => !own.has(all[index - (index % 2)]));
const server = createServer((_request, answer) => answer.writeHead(200, headers).end(body, "latin1"));
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
