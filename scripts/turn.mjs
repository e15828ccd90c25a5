import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const everyMs = 200;

/**
 * Does a work while no other process of this machine does it for the same folder, and answers what it answers. Whose turn
 * it is, is known by who listens at an address of the folder: the system frees it with the process, also after `kill -9`.
 */
export async function inTurn({ folder, longestMs, onWait }, work) {
  const address = addressOf(folder);
  const until = Date.now() + longestMs;
  let turn = await tryTurn(address);
  if (turn === undefined) onWait();
  while (turn === undefined) {
    if (Date.now() > until)
      throw new Error(
        `Một lệnh khác của Trống Đồng cài hoặc dựng ở ${folder} đã quá lâu chưa xong; hãy xem lệnh ấy, rồi chạy lại.`,
      );
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    turn = await tryTurn(address);
  }
  try {
    return await work();
  } finally {
    turn.close();
  }
}

/** No file on Linux and Windows, so that nothing is left behind; elsewhere a socket in the folder of temporary files. */
function addressOf(folder) {
  const name = `trongdong-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return `\0${name}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
}

async function tryTurn(address) {
  const server = createServer((socket) => socket.destroy());
  const taken = await new Promise((resolve) => {
    server.once("error", resolve);
    server.listen(address, () => resolve(undefined));
  });
  if (taken === undefined) return server;
  if (taken.code !== "EADDRINUSE") throw taken;
  // A socket that is a file outlives its process, and then nobody answers at it.
  if (address.startsWith("/") && !(await answers(address))) rmSync(address, { force: true });
  return undefined;
}

function answers(address) {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
