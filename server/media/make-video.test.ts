import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { filmVideo } from "../../tests/support/builders/video-builder.ts";
import { type FileStore, folderFileStore } from "../foundation/files/file-store.ts";
import { type MadeVideo, makeVideo } from "./make-video.ts";
import type { Usability } from "./usability.ts";
import type { VideoMime } from "./video-rules.ts";
import { findVideoTools } from "./video-tools.ts";

const tools = findVideoTools();
if (tools === undefined) throw new Error("the tests need ffmpeg");
const run = promisify(execFile);
let folder: string;
let files: FileStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-video-"));
  files = folderFileStore({ folder: join(folder, "media") });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function make(
  file: string,
  { mime = "video/mp4", signal = new AbortController().signal, minutes = 5 } = {} as {
    mime?: VideoMime;
    signal?: AbortSignal;
    minutes?: number;
  },
): Promise<Usability<MadeVideo>> {
  return makeVideo(
    files,
    {
      tools: tools ?? never(),
      folder: join(folder, "work"),
      signal,
      deadline: Date.now() + minutes * 60_000,
    },
    { source: { file, mime }, onProgress: () => undefined },
  );
}
const never = (): never => {
  throw new Error("unreachable");
};

async function made(file: string, options: Parameters<typeof make>[1] = {}): Promise<MadeVideo> {
  const usability = await make(file, options);
  if (!usability.ok) throw new Error(usability.reason);
  return usability.value;
}
const named = (video: MadeVideo, name: string) => {
  const found = video.renditions.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};
const bytesOf = (video: MadeVideo, name: string) =>
  readFile(files.path("renditions", named(video, name).digest));

const shown = z.object({
  format: z.object({ duration: z.string(), tags: z.record(z.string(), z.string()).optional() }),
  streams: z.array(
    z.object({ codec_name: z.string(), width: z.number().optional(), height: z.number().optional() }),
  ),
});
async function look(file: string, demuxer = "mov") {
  const { stdout } = await run("ffprobe", [
    ...["-v", "error", "-f", demuxer, "-show_streams", "-show_format", "-print_format", "json", file],
  ]);
  return shown.parse(JSON.parse(stdout));
}

describe("a video from an officer's phone", () => {
  let original: string;
  let video: MadeVideo;
  beforeAll(async () => {
    original = await filmVideo({
      folder,
      place: "+19.8067+105.7852/",
      seconds: 6,
      size: "1280x720",
      rate: 10,
    });
    video = await made(original);
  });

  it("becomes MP4 and HLS in 720p and 360p with frames for its poster", () => {
    expect(video).toMatchObject({ width: 1280, height: 720 });
    expect(video.durationMs).toBeGreaterThan(5900);
    expect(video.durationMs).toBeLessThan(6200);
    const names = video.renditions.map((one) => one.name);
    for (const name of [
      "720p.mp4",
      "360p.mp4",
      "720p.m4s",
      "360p.m4s",
      "720p.m3u8",
      "360p.m3u8",
      "master.m3u8",
    ])
      expect(names).toContain(name);
    expect(names).toContain("poster-1-w640.webp");
    expect(names).toContain("poster-6-w320.jpg");
  });

  it("plays with H.264 and AAC everywhere and before it is loaded to its end", async () => {
    const { streams } = await look(files.path("renditions", named(video, "360p.mp4").digest));
    expect(streams).toMatchObject([{ codec_name: "h264", width: 640, height: 360 }, { codec_name: "aac" }]);
    const bytes = await bytesOf(video, "720p.mp4");
    expect(bytes.indexOf("moov")).toBeLessThan(bytes.indexOf("mdat"));
  });

  it("bears neither the place nor the phone that filmed it", async () => {
    expect((await readFile(original)).includes("+19.8067+105.7852/")).toBe(true);
    for (const { name } of video.renditions) {
      const bytes = await bytesOf(video, name);
      for (const trace of ["+19.8067", "DienThoaiThu"]) expect(bytes.includes(trace), name).toBe(false);
    }
    const { format } = await look(files.path("renditions", named(video, "720p.mp4").digest));
    expect(Object.keys(format.tags ?? {}).toSorted()).toEqual([
      "compatible_brands",
      "major_brand",
      "minor_version",
    ]);
  });

  it("has playlists that name public addresses and nothing else, with parts that lie in the file", async () => {
    const master = (await bytesOf(video, "master.m3u8")).toString();
    expect(master.match(/^\/media\/[0-9a-f]{64}\.m3u8$/gm)).toEqual([
      `/media/${named(video, "720p.m3u8").digest}.m3u8`,
      `/media/${named(video, "360p.m3u8").digest}.m3u8`,
    ]);
    expect(master).toContain('CODECS="avc1.4d401f,mp4a.40.2",RESOLUTION=1280x720');
    const list = (await bytesOf(video, "360p.m3u8")).toString();
    const { digest, bytes } = named(video, "360p.m4s");
    expect(list).not.toContain("360p.m4s");
    expect(list).toContain(`#EXT-X-MAP:URI="/media/${digest}.m4s",BYTERANGE=`);
    const parts = [...list.matchAll(/^#EXT-X-BYTERANGE:(\d+)@(\d+)/gm)];
    expect(parts.length).toBe(2);
    const last = parts.at(-1);
    expect(Number(last?.[1]) + Number(last?.[2])).toBe(bytes);
  });

  it("can be played from its playlist to its end", async () => {
    const list = (await bytesOf(video, "720p.m3u8")).toString();
    const { digest } = named(video, "720p.m4s");
    await writeFile(join(folder, "v.m4s"), await readFile(files.path("renditions", digest)));
    await writeFile(join(folder, "v.m3u8"), list.replaceAll(`/media/${digest}.m4s`, "v.m4s"));
    const { format } = await look(join(folder, "v.m3u8"), "hls");
    expect(Number(format.duration)).toBeCloseTo(6, 0);
  });

  it("has the loudness that all videos of the portal have", async () => {
    const file = files.path("renditions", named(video, "720p.mp4").digest);
    const { stderr } = await run("ffmpeg", ["-i", file, "-af", "ebur128", "-f", "null", "-"]);
    const [loudness] = [...stderr.matchAll(/I:\s+(-?[\d.]+) LUFS/g)]
      .map((match) => Number(match[1]))
      .slice(-1);
    expect(loudness).toBeGreaterThan(-17.5);
    expect(loudness).toBeLessThan(-14.5);
  });

  it("is made the same again, so that a making cut off by a crash leaves nothing double", async () => {
    expect(await made(original)).toEqual(video);
  });
});

describe("videos of other makes", () => {
  it("upright ones stay upright", async () => {
    const video = await made(
      await filmVideo({ folder, seconds: 2, size: "640x360", rate: 10, turned: true }),
    );
    expect(video).toMatchObject({ width: 360, height: 640 });
    expect(named(video, "360p.mp4")).toMatchObject({ width: 360, height: 640 });
  });

  it("silent ones and those of a browser's recorder (WebM) are taken", async () => {
    const silent = await made(
      await filmVideo({ folder, seconds: 2, size: "320x240", rate: 10, sound: false }),
    );
    expect(silent.renditions.map((one) => one.name)).not.toContain("720p.mp4");
    expect((await bytesOf(silent, "master.m3u8")).toString()).not.toContain("mp4a");
    const webm = await filmVideo({ folder, seconds: 2, size: "320x240", rate: 10, name: "browser.webm" });
    await made(webm, { mime: "video/webm" });
  });

  it("those of high dynamic range become ordinary ones", async () => {
    const file = await filmVideo({ folder, seconds: 1, size: "640x360", rate: 10, hdr: true });
    const { stdout } = await run("ffprobe", [
      ...["-v", "error", "-select_streams", "v", "-show_entries", "stream=pix_fmt,color_transfer"],
      ...["-of", "csv=p=0", files.path("renditions", named(await made(file), "360p.mp4").digest)],
    ]);
    expect(stdout.trim()).toBe("yuv420p,bt709");
  });
});

describe("what is no usable video", () => {
  const refused = async (file: string, options: Parameters<typeof make>[1] = {}) => {
    const usability = await make(file, options);
    return usability.ok ? "taken" : usability.reason;
  };

  it("a file that only looks like one", async () => {
    const file = join(folder, "forged.mp4");
    await writeFile(
      file,
      Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom"), Buffer.alloc(5000, 7)]),
    );
    expect(await refused(file)).toContain("bị hỏng hoặc quay chưa xong");
  });

  it("a playlist that would make the server read other files", async () => {
    const file = join(folder, "playlist.mp4");
    await writeFile(file, "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n");
    expect(await refused(file)).toContain("bị hỏng");
  });

  it("a file cut off in the middle", async () => {
    const whole = await readFile(await filmVideo({ folder, seconds: 8, size: "320x240", name: "whole.mp4" }));
    const file = join(folder, "cut.mp4");
    await writeFile(file, whole.subarray(0, Math.floor(whole.length / 2)));
    expect(await refused(file)).toContain("không đọc được đến hết");
  });

  it("one of a hundred megapixels", async () => {
    const file = await filmVideo({
      folder,
      seconds: 0.1,
      size: "12000x8400",
      sound: false,
      name: "huge.mp4",
    });
    expect(await refused(file)).toMatch(/quá lớn|bị hỏng/);
  });

  it("one of an hour", async () => {
    const file = await filmVideo({
      folder,
      seconds: 3600,
      size: "160x160",
      rate: 1,
      sound: false,
      name: "long.mp4",
    });
    expect(await refused(file)).toContain("dài quá 30 phút");
  });

  it("sound alone", async () => {
    const file = join(folder, "sound.mp4");
    await run("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", file]);
    expect(await refused(file)).toContain("không có phần hình");
  });

  it("one that takes longer than it may", async () => {
    const file = await filmVideo({ folder, seconds: 4, size: "640x360", name: "slow.mp4" });
    expect(await refused(file, { minutes: 0.0005 })).toContain("quá nặng");
  });
});

describe("a stop of the worker", () => {
  it("ends ffmpeg at once and leaves no half-made file", async () => {
    const file = await filmVideo({ folder, seconds: 20, size: "1280x720", name: "stopped.mp4" });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 700);
    const started = Date.now();
    await expect(make(file, { signal: stop.signal })).rejects.toThrow();
    expect(Date.now() - started).toBeLessThan(6000);
    await expect(readFile(join(folder, "work", "720p.mp4"))).rejects.toThrow();
  });
});
