// Node's own HTTP server and nothing else: answers every request with the page of the address that it is given, headers
// and bytes alike. Run by bare-node.ts in a process of its own; says its port on standard output.
import { createServer, get } from "node:http";

const response = await new Promise((resolve, reject) => {
  get(process.argv[2], { headers: { "accept-encoding": "gzip" } }, resolve).once("error", reject);
});
const chunks = [];
for await (const chunk of response) chunks.push(chunk);
const body = Buffer.concat(chunks);
/** These Node writes by itself. */
const own = new Set(["Date", "Connection", "Keep-Alive"]);
const headers = response.rawHeaders.filter((_, index, all) => !own.has(all[index - (index % 2)]));
// With the product's own limits on slow and idle clients (server/foundation/http/http.ts): their timers are work too.
const limits = {
  requestTimeout: 60_000,
  headersTimeout: 15_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
};
const server = createServer(limits, (_request, answer) => {
  answer.writeHead(200, headers);
  answer.end(body);
});
server.setTimeout(120_000);
server.maxRequestsPerSocket = 0;
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
