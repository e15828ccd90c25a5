import type { FastifyContextConfig } from "fastify";
import { z } from "zod";
import type { DescribedAnswer } from "../foundation/http/describe-api.ts";

export const uploadsPath = "/api/v1/uploads";

const tags = ["media"];
const resumable = { "Tus-Resumable": "The version of the protocol: 1.0.0" };
const offset = { "Upload-Offset": "How many bytes the server has" };
const bytes = "application/offset+octet-stream";

/** What the protocol refuses by itself, as a problem document like every other refusal. */
const refusal = (description: string): DescribedAnswer => ({
  description,
  content: "application/problem+json",
});
const refusedOfOne = {
  404: refusal("There is no such upload, it was given up, or it is another person's"),
  412: refusal("The request does not name the version of the protocol that is spoken here"),
};

interface UploadRoute {
  readonly method: "POST" | "HEAD" | "PATCH" | "DELETE";
  readonly url: string;
  readonly schema: {
    operationId: string;
    tags: string[];
    summary: string;
    params?: z.ZodType;
  };
  readonly config: FastifyContextConfig;
}

/**
 * The routes of resumable upload, described as they answer (tus 1.0, https://tus.io/protocols/resumable-upload; its
 * extensions creation, creation-with-upload, expiration and termination).
 */
export const uploadRoutes: readonly UploadRoute[] = [
  {
    method: "POST",
    url: uploadsPath,
    schema: { operationId: "postUpload", tags, summary: "Begin an upload (tus 1.0, creation)" },
    config: {
      requires: {
        ...resumable,
        "Upload-Length": "How many bytes the file has",
        "Upload-Metadata":
          "itemId, filename, and kind (picture, video or document; a picture where none is named), each in base64",
      },
      answers: {
        201: {
          description: "The upload is begun",
          headers: {
            ...resumable,
            Location: "Where its bytes go",
            "Upload-Expires": "When it is given up unless bytes come",
          },
        },
        412: refusedOfOne[412],
        413: refusal("A file of this kind may not be so large"),
        429: refusal("This person has too many uploads at once, or too many bytes today"),
        501: refusal("Upload in parallel pieces (Upload-Concat) is not offered"),
        507: refusal("The disk has no room for it"),
      },
    },
  },
  {
    method: "HEAD",
    url: `${uploadsPath}/:uploadId`,
    schema: {
      operationId: "upload",
      tags,
      summary: "How far an upload is (tus 1.0)",
      params: z.object({ uploadId: z.string() }),
    },
    config: {
      swagger: { exposeHeadRoute: true },
      requires: resumable,
      answers: {
        200: {
          description: "How far it is",
          headers: { ...resumable, ...offset, "Upload-Length": "How many bytes the file has" },
        },
        ...refusedOfOne,
      },
    },
  },
  {
    method: "PATCH",
    url: `${uploadsPath}/:uploadId`,
    schema: {
      operationId: "patchUpload",
      tags,
      summary: "Send the next bytes of an upload (tus 1.0)",
      params: z.object({ uploadId: z.string() }),
    },
    config: {
      takes: bytes,
      requires: { ...resumable, ...offset },
      answers: {
        204: { description: "The bytes are kept", headers: { ...resumable, ...offset } },
        ...refusedOfOne,
      },
    },
  },
  {
    method: "DELETE",
    url: `${uploadsPath}/:uploadId`,
    schema: {
      operationId: "deleteUpload",
      tags,
      summary: "Give an upload up (tus 1.0, termination)",
      params: z.object({ uploadId: z.string() }),
    },
    config: {
      requires: resumable,
      answers: { 204: { description: "The upload is gone", headers: resumable }, ...refusedOfOne },
    },
  },
];
