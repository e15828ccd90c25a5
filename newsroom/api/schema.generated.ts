// Written by scripts/api-types.mjs from the routes' OpenAPI document. Do not edit.
export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, with which roles */
        get: operations["readSession"];
        put?: never;
        /** Sign in by password and second factor */
        post: operations["signIn"];
        /** Sign out of this browser */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove oneself anew by the second factor, to sign and release for 5 minutes */
        post: operations["stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out on every device */
        delete: operations["signOutEverywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tree of units */
        get: operations["listUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People with their roles, by username */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person with the roles held */
        get: operations["readPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/deactivation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a person's access away at once */
        post: operations["deactivatePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a person's access back */
        post: operations["activatePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a person a role over a unit and all under it, or propose it where two persons are needed */
        post: operations["giveGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/grants/{grantId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a grant now; it stays on record */
        post: operations["endGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What administrators proposed, newest first */
        get: operations["listProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{proposalId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm what another administrator proposed */
        post: operations["confirmProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{proposalId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back or turn down a proposal */
        post: operations["withdrawProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/credential-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose a new password and second factor; answers the proposer's half of the code */
        post: operations["proposeReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new password and second factor with the two halves of a reset's code */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listItems"];
        put?: never;
        post: operations["createItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["saveDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["previewDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/target-suggestion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["suggestTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/revisions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readRevision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPortalPages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["findPortalArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/page-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["checkPageAddress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resumable upload (tus 1.0) */
        post: operations["postUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Resumable upload (tus 1.0) */
        delete: operations["deleteUpload"];
        options?: never;
        head?: never;
        /** Resumable upload (tus 1.0) */
        patch: operations["patchUpload"];
        trace?: never;
    };
    "/api/v1/items/{itemId}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPictures"];
        put?: never;
        post: operations["takeInPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listVideos"];
        put?: never;
        post: operations["takeInVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAttachments"];
        put?: never;
        post: operations["takeInAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{assetId}/{rendition}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readRendition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["submitItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recallItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["openReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/signers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a change would cost its maker, and the steps that nobody is left for */
        get: operations["readSigners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/without-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units and lenses whose items wait although nobody is left to sign them */
        get: operations["listWaitingWithoutPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/signoffs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["returnItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/story": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readStory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["closeNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["releaseItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/release/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channelId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["replaceTokens"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{releaseId}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{releaseId}/board/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The board as server-sent events */
        get: operations["followBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{releaseId}/not-confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every channel that does not carry the copy yet, in order of the deliveries' ids */
        get: operations["listNotConfirmed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{releaseId}/takedowns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every order to take a copy down that is open, in order of the orders' ids */
        get: operations["listTakedowns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{deliveryId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retryDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{releaseId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends again everything of a release that was blocked or failed, by reason, platform or unit */
        post: operations["retryDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{releaseId}/late-posting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets what is overdue of a release go out all the same: one channel, or all that are meant */
        post: operations["postLate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{deliveryId}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["settleDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/takedowns/{takedownId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirmTakedown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOutages"];
        put?: never;
        post: operations["planOutage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outages/{outageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["cancelOutage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAlarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["acknowledgeAlarms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{itemId}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readItemReach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/error-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listErrorReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/error-reports/{reportId}/handling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handleErrorReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/draft-comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDraftComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/draft-comments/{commentId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decideDraftComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ledger entries, newest first */
        get: operations["listLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest signed head of the chain, and the key to check it with */
        get: operations["readCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify the chain, the checkpoints and every sealed row now */
        post: operations["verifyLedger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            personId: string;
                            username: string;
                            fullName: string;
                            rank: string;
                            title: string;
                            unitCode: string;
                            unitName: string;
                        };
                        roles: {
                            /** @enum {string} */
                            role: "contributor" | "unit-lead" | "reviewer:professional" | "reviewer:legal" | "reviewer:political" | "editor" | "publisher" | "channel-manager" | "desk" | "tip-officer" | "tip-custodian" | "secrecy-officer" | "auditor" | "admin";
                            unitCode: string;
                        }[];
                        may: ("item.create" | "item.read" | "item.edit" | "item.submit" | "item.recall" | "item.correct" | "item.sign" | "item.return" | "item.release" | "item.schedule" | "item.cancel-release" | "item.close" | "delivery.read" | "delivery.retry" | "delivery.settle" | "channel.read" | "channel.manage" | "person.read" | "person.manage" | "ledger.read" | "outage.plan" | "alarm.read" | "alarm.acknowledge" | "report.read" | "report.handle" | "comment.decide")[];
                        /** Format: date-time */
                        steppedUpUntil: string;
                        credentialReset: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                        } | null;
                    };
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    password: string;
                    totp?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            personId: string;
                            username: string;
                            fullName: string;
                            rank: string;
                            title: string;
                            unitCode: string;
                            unitName: string;
                        };
                        roles: {
                            /** @enum {string} */
                            role: "contributor" | "unit-lead" | "reviewer:professional" | "reviewer:legal" | "reviewer:political" | "editor" | "publisher" | "channel-manager" | "desk" | "tip-officer" | "tip-custodian" | "secrecy-officer" | "auditor" | "admin";
                            unitCode: string;
                        }[];
                        may: ("item.create" | "item.read" | "item.edit" | "item.submit" | "item.recall" | "item.correct" | "item.sign" | "item.return" | "item.release" | "item.schedule" | "item.cancel-release" | "item.close" | "delivery.read" | "delivery.retry" | "delivery.settle" | "channel.read" | "channel.manage" | "person.read" | "person.manage" | "ledger.read" | "outage.plan" | "alarm.read" | "alarm.acknowledge" | "report.read" | "report.handle" | "comment.decide")[];
                        /** Format: date-time */
                        steppedUpUntil: string;
                        credentialReset: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                        } | null;
                    };
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    stepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    totp: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            personId: string;
                            username: string;
                            fullName: string;
                            rank: string;
                            title: string;
                            unitCode: string;
                            unitName: string;
                        };
                        roles: {
                            /** @enum {string} */
                            role: "contributor" | "unit-lead" | "reviewer:professional" | "reviewer:legal" | "reviewer:political" | "editor" | "publisher" | "channel-manager" | "desk" | "tip-officer" | "tip-custodian" | "secrecy-officer" | "auditor" | "admin";
                            unitCode: string;
                        }[];
                        may: ("item.create" | "item.read" | "item.edit" | "item.submit" | "item.recall" | "item.correct" | "item.sign" | "item.return" | "item.release" | "item.schedule" | "item.cancel-release" | "item.close" | "delivery.read" | "delivery.retry" | "delivery.settle" | "channel.read" | "channel.manage" | "person.read" | "person.manage" | "ledger.read" | "outage.plan" | "alarm.read" | "alarm.acknowledge" | "report.read" | "report.handle" | "comment.decide")[];
                        /** Format: date-time */
                        steppedUpUntil: string;
                        credentialReset: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                        } | null;
                    };
                };
            };
        };
    };
    signOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: number;
                    };
                };
            };
        };
    };
    listUnits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            parentCode: string | null;
                            level: string;
                            type: string;
                            name: string;
                            slug: string;
                            block: string;
                        }[];
                        nextCursor: null;
                    };
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                q?: string;
                unit?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            personId: string;
                            username: string;
                            fullName: string;
                            rank: string;
                            title: string;
                            unitCode: string;
                            unitName: string;
                            active: boolean;
                            grants: {
                                grantId: string;
                                role: string;
                                unitCode: string;
                                /** Format: date-time */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            may: {
                                manage: boolean;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    readPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        personId: string;
                        username: string;
                        fullName: string;
                        rank: string;
                        title: string;
                        unitCode: string;
                        unitName: string;
                        active: boolean;
                        grants: {
                            grantId: string;
                            role: string;
                            unitCode: string;
                            /** Format: date-time */
                            validFrom: string;
                            validTo: string | null;
                        }[];
                        may: {
                            manage: boolean;
                        };
                    };
                };
            };
        };
    };
    deactivatePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    activatePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    giveGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "contributor" | "unit-lead" | "reviewer:professional" | "reviewer:legal" | "reviewer:political" | "editor" | "publisher" | "channel-manager" | "desk" | "tip-officer" | "tip-custodian" | "secrecy-officer" | "auditor" | "admin";
                    unitCode: string;
                    validFrom: string | null;
                    validTo: string | null;
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grantId: string | null;
                        proposalId: string | null;
                    };
                };
            };
        };
    };
    endGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listProposals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            proposalId: string;
                            /** @enum {string} */
                            kind: "grant" | "credential-reset";
                            personId: string;
                            personName: string;
                            username: string;
                            personUnitName: string;
                            role: string | null;
                            unitName: string | null;
                            validFrom: string | null;
                            validTo: string | null;
                            reason: string;
                            proposedBy: string;
                            proposedAt: string;
                            lapsesAt: string;
                            /** @enum {string} */
                            state: "open" | "confirmed" | "withdrawn" | "lapsed";
                            decidedBy: string | null;
                            decidedAt: string | null;
                            may: {
                                confirm: boolean;
                                withdraw: boolean;
                            };
                        }[];
                    };
                };
            };
        };
    };
    confirmProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grantId: string | null;
                        code: string | null;
                    };
                };
            };
        };
    };
    withdrawProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposeReset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposalId: string;
                        code: string;
                    };
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    codes: [
                        string,
                        string
                    ];
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        totpUri: string;
                        totpQr: string;
                    };
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            slug: string;
                            name: string;
                            parentSlug: string | null;
                            position: number;
                        }[];
                    };
                };
            };
        };
    };
    listItems: {
        parameters: {
            query?: {
                scope?: "mine" | "all";
                state?: "draft" | "in-review" | "approved" | "scheduled" | "released" | "missed" | "closed";
                kind?: "news" | "crime-incident" | "warning" | "wanted" | "missing" | "guide" | "legal" | "good-deed" | "event" | "video-script" | "correction" | "document" | "procedure" | "question" | "page" | "layout";
                unit?: string;
                q?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            kind: string;
                            categorySlug: string;
                            unitCode: string;
                            unitName: string;
                            state: string;
                            urgent: boolean;
                            returnedReason: string;
                            updatedAt: string;
                            updatedBy: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createItem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "news" | "crime-incident" | "warning" | "wanted" | "missing" | "guide" | "legal" | "good-deed" | "event" | "video-script" | "correction" | "document" | "procedure" | "question" | "page" | "layout";
                    categorySlug: string;
                    /** @default  */
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        itemId: string;
                        version: number;
                    };
                };
            };
        };
    };
    readItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        item: {
                            id: string;
                            unitCode: string;
                            unitName: string;
                            createdBy: string;
                            createdAt: string;
                            /** @enum {string} */
                            state: "draft" | "in-review" | "approved" | "scheduled" | "released" | "missed" | "closed";
                            version: number;
                            kind: string;
                            currentRevisionId: string | null;
                            releasedRevisionId: string | null;
                            returnedReason: string;
                            updatedAt: string;
                            contributors: {
                                personId: string;
                                name: string;
                            }[];
                        };
                        draft: {
                            version: number;
                            content: {
                                /** @enum {string} */
                                kind: "news" | "crime-incident" | "warning" | "wanted" | "missing" | "guide" | "legal" | "good-deed" | "event" | "video-script" | "correction" | "document" | "procedure" | "question" | "page" | "layout";
                                categorySlug: string;
                                title: string;
                                summary: string;
                                body: unknown;
                                tags: string[];
                                urgent: boolean;
                                coverAssetId: string | null;
                                pictures: {
                                    assetId: string;
                                    caption: string;
                                    alt: string;
                                }[];
                                channelTexts: {
                                    facebook: string | null;
                                    zalo: string | null;
                                };
                                targets: string[];
                                declaration: {
                                    notStateSecret: boolean;
                                    notProfessionalSecret: boolean;
                                    notInternal: boolean;
                                    notBarred: boolean;
                                    withinFunction: boolean;
                                } | null;
                                consent: {
                                    number: string;
                                    date: string;
                                    signer: string;
                                    title: string;
                                } | null;
                                details: ({
                                    /** @enum {string} */
                                    kind: "wanted";
                                    /** @enum {string} */
                                    notice: "wanted" | "withdrawn";
                                    fullName: string;
                                    otherNames: string;
                                    birthDate: string | "";
                                    /** @enum {string} */
                                    sex: "male" | "female" | "";
                                    ethnicity: string;
                                    nationality: string;
                                    nativePlace: string;
                                    residence: string;
                                    features: string;
                                    crime: string;
                                    /** @enum {string} */
                                    level: "normal" | "dangerous" | "specially-dangerous";
                                    decisionNumber: string;
                                    decisionDate: string | "";
                                    decisionPlace: string;
                                    legalBasis: string;
                                    signerName: string;
                                    signerTitle: string;
                                    contactPhone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "missing";
                                    /** @enum {string} */
                                    type: "missing" | "traced" | "unidentified";
                                    fullName: string;
                                    otherNames: string;
                                    birthDate: string | "";
                                    /** @enum {string} */
                                    sex: "male" | "female" | "";
                                    residence: string;
                                    features: string;
                                    clothing: string;
                                    lastSeenOn: string | "";
                                    lastSeenPlace: string;
                                    decisionNumber: string;
                                    decisionDate: string | "";
                                    contactName: string;
                                    contactPhone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "warning";
                                    /** @enum {string} */
                                    topic: "scam" | "weather" | "fire" | "traffic" | "security";
                                    trick: string;
                                    signs: string[];
                                    actions: string[];
                                    reportTo: string;
                                    areaUnitCodes: string[];
                                    /** @enum {string} */
                                    severity: "Extreme" | "Severe" | "Moderate" | "Minor" | "Unknown";
                                    /** @enum {string} */
                                    urgency: "Immediate" | "Expected" | "Future" | "Unknown";
                                    /** @enum {string} */
                                    certainty: "Observed" | "Likely" | "Possible" | "Unknown";
                                    onsetAt: string | "";
                                    expiresAt: string | "";
                                    english: {
                                        headline: string;
                                        description: string;
                                        instruction: string;
                                    } | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "document";
                                    /** @enum {string} */
                                    stage: "issued" | "draft-for-comment";
                                    number: string;
                                    documentType: string;
                                    issuer: string;
                                    field: string;
                                    signer: string;
                                    issuedOn: string | "";
                                    effectiveOn: string | "";
                                    expiresOn: string | "";
                                    commentUntil: string | "";
                                    relations: {
                                        /** @enum {string} */
                                        type: "amends" | "replaces" | "guides" | "based-on";
                                        number: string;
                                        title: string;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "procedure";
                                    code: string;
                                    nationalPortalUrl: string | "";
                                    field: string;
                                    /** @enum {string} */
                                    level: "province" | "commune";
                                    agency: string;
                                    duration: string;
                                    fee: string;
                                    /** @enum {string} */
                                    online: "full" | "part" | "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "question";
                                    question: string;
                                    askedBy: string;
                                    askedOn: string | "";
                                    field: string;
                                    answeredBy: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "page";
                                    path: string | "";
                                    /** @enum {string} */
                                    language: "vi" | "en";
                                    /** @enum {string} */
                                    block: "plain" | "structure" | "leaders" | "spokesperson" | "contact";
                                } | {
                                    /** @enum {string} */
                                    kind: "layout";
                                    menu: {
                                        label: string;
                                        href: string;
                                        children: {
                                            label: string;
                                            href: string;
                                        }[];
                                    }[];
                                    home: {
                                        /** @enum {string} */
                                        block: "lead" | "urgent" | "latest" | "most-read" | "warnings" | "wanted" | "video" | "units" | "corrections" | "documents" | "services";
                                        title: string;
                                    }[];
                                    leadItemId: string | "";
                                    hotlines: {
                                        label: string;
                                        phone: string;
                                    }[];
                                    footer: {
                                        managingUnit: string;
                                        responsiblePerson: string;
                                        address: string;
                                        phone: string;
                                        email: string;
                                        copyright: string;
                                    };
                                }) | null;
                                attachments: {
                                    assetId: string;
                                    title: string;
                                }[];
                                videos: {
                                    assetId: string;
                                    title: string;
                                    poster: number;
                                    /** @enum {string} */
                                    speech: "unknown" | "spoken" | "none";
                                    captions: {
                                        start: number;
                                        end: number;
                                        text: string;
                                    }[];
                                }[];
                                correctionNote: string;
                            };
                            updatedBy: string;
                            updatedAt: string;
                        };
                        may: {
                            edit: boolean;
                            submit: boolean;
                            recall: boolean;
                            correct: boolean;
                            close: boolean;
                        };
                    };
                };
            };
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    draft: {
                        /** @enum {string} */
                        kind: "news" | "crime-incident" | "warning" | "wanted" | "missing" | "guide" | "legal" | "good-deed" | "event" | "video-script" | "correction" | "document" | "procedure" | "question" | "page" | "layout";
                        categorySlug: string;
                        title: string;
                        summary: string;
                        body: unknown;
                        tags: string[];
                        urgent: boolean;
                        coverAssetId: string | null;
                        pictures: {
                            assetId: string;
                            caption: string;
                            alt: string;
                        }[];
                        channelTexts: {
                            facebook: string | null;
                            zalo: string | null;
                        };
                        targets: string[];
                        declaration: {
                            notStateSecret: boolean;
                            notProfessionalSecret: boolean;
                            notInternal: boolean;
                            notBarred: boolean;
                            withinFunction: boolean;
                        } | null;
                        consent: {
                            number: string;
                            date: string | "";
                            signer: string;
                            title: string;
                        } | null;
                        details: ({
                            /** @enum {string} */
                            kind: "wanted";
                            /** @enum {string} */
                            notice: "wanted" | "withdrawn";
                            fullName: string;
                            otherNames: string;
                            birthDate: string | "";
                            /** @enum {string} */
                            sex: "male" | "female" | "";
                            ethnicity: string;
                            nationality: string;
                            nativePlace: string;
                            residence: string;
                            features: string;
                            crime: string;
                            /** @enum {string} */
                            level: "normal" | "dangerous" | "specially-dangerous";
                            decisionNumber: string;
                            decisionDate: string | "";
                            decisionPlace: string;
                            legalBasis: string;
                            signerName: string;
                            signerTitle: string;
                            contactPhone: string;
                        } | {
                            /** @enum {string} */
                            kind: "missing";
                            /** @enum {string} */
                            type: "missing" | "traced" | "unidentified";
                            fullName: string;
                            otherNames: string;
                            birthDate: string | "";
                            /** @enum {string} */
                            sex: "male" | "female" | "";
                            residence: string;
                            features: string;
                            clothing: string;
                            lastSeenOn: string | "";
                            lastSeenPlace: string;
                            decisionNumber: string;
                            decisionDate: string | "";
                            contactName: string;
                            contactPhone: string;
                        } | {
                            /** @enum {string} */
                            kind: "warning";
                            /** @enum {string} */
                            topic: "scam" | "weather" | "fire" | "traffic" | "security";
                            trick: string;
                            signs: string[];
                            actions: string[];
                            reportTo: string;
                            areaUnitCodes: string[];
                            /** @enum {string} */
                            severity: "Extreme" | "Severe" | "Moderate" | "Minor" | "Unknown";
                            /** @enum {string} */
                            urgency: "Immediate" | "Expected" | "Future" | "Unknown";
                            /** @enum {string} */
                            certainty: "Observed" | "Likely" | "Possible" | "Unknown";
                            onsetAt: string | "";
                            expiresAt: string | "";
                            english: {
                                headline: string;
                                description: string;
                                instruction: string;
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "document";
                            /** @enum {string} */
                            stage: "issued" | "draft-for-comment";
                            number: string;
                            documentType: string;
                            issuer: string;
                            field: string;
                            signer: string;
                            issuedOn: string | "";
                            effectiveOn: string | "";
                            expiresOn: string | "";
                            commentUntil: string | "";
                            relations: {
                                /** @enum {string} */
                                type: "amends" | "replaces" | "guides" | "based-on";
                                number: string;
                                title: string;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "procedure";
                            code: string;
                            nationalPortalUrl: string | "";
                            field: string;
                            /** @enum {string} */
                            level: "province" | "commune";
                            agency: string;
                            duration: string;
                            fee: string;
                            /** @enum {string} */
                            online: "full" | "part" | "none";
                        } | {
                            /** @enum {string} */
                            kind: "question";
                            question: string;
                            askedBy: string;
                            askedOn: string | "";
                            field: string;
                            answeredBy: string;
                        } | {
                            /** @enum {string} */
                            kind: "page";
                            path: string | "";
                            /** @enum {string} */
                            language: "vi" | "en";
                            /** @enum {string} */
                            block: "plain" | "structure" | "leaders" | "spokesperson" | "contact";
                        } | {
                            /** @enum {string} */
                            kind: "layout";
                            menu: {
                                label: string;
                                href: string;
                                children: {
                                    label: string;
                                    href: string;
                                }[];
                            }[];
                            home: {
                                /** @enum {string} */
                                block: "lead" | "urgent" | "latest" | "most-read" | "warnings" | "wanted" | "video" | "units" | "corrections" | "documents" | "services";
                                title: string;
                            }[];
                            leadItemId: string | "";
                            hotlines: {
                                label: string;
                                phone: string;
                            }[];
                            footer: {
                                managingUnit: string;
                                responsiblePerson: string;
                                address: string;
                                phone: string;
                                email: string;
                                copyright: string;
                            };
                        }) | null;
                        attachments: {
                            assetId: string;
                            title: string;
                        }[];
                        videos: {
                            assetId: string;
                            title: string;
                            poster: number;
                            /** @enum {string} */
                            speech: "unknown" | "spoken" | "none";
                            captions: {
                                start: number;
                                end: number;
                                text: string;
                            }[];
                        }[];
                        correctionNote: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        savedAt: string;
                    };
                };
            };
        };
    };
    previewDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        articleUrl: string;
                        portalHtml: string;
                        facebook: {
                            message: string;
                            pictureAssetIds: string[];
                        };
                        zalo: {
                            title: string;
                            author: string;
                            description: string;
                            paragraphs: string[];
                        };
                        lacking: {
                            path: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    suggestTargets: {
        parameters: {
            query: {
                kind: "news" | "crime-incident" | "warning" | "wanted" | "missing" | "guide" | "legal" | "good-deed" | "event" | "video-script" | "correction" | "document" | "procedure" | "question" | "page" | "layout";
                urgent?: "true" | "false";
            };
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        targets: string[];
                        allowed: string[];
                    };
                };
            };
        };
    };
    listRevisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            revisionId: string;
                            number: number;
                            contentHash: string;
                            submittedAt: string;
                        }[];
                    };
                };
            };
        };
    };
    readRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revisionId: string;
                        number: number;
                        contentHash: string;
                        submittedAt: string;
                        content: unknown;
                    };
                };
            };
        };
    };
    listPortalPages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            path: string;
                            title: string;
                        }[];
                    };
                };
            };
        };
    };
    findPortalArticles: {
        parameters: {
            query?: {
                q?: string;
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            unitName: string;
                            publishedAt: string;
                        }[];
                    };
                };
            };
        };
    };
    checkPageAddress: {
        parameters: {
            query: {
                path: string | "";
            };
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        free: boolean;
                    };
                };
            };
        };
    };
    postUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patchUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPictures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            assetId: string;
                            filename: string;
                            /** @enum {string} */
                            state: "processing" | "ready" | "rejected";
                            rejectReason: string;
                            progress: number;
                            originalBytes: number;
                            width: number | null;
                            height: number | null;
                            durationMs: number | null;
                            pages: number | null;
                            renditions: {
                                name: string;
                                width: number;
                                height: number;
                                bytes: number;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    takeInPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    uploadId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assetId: string;
                        filename: string;
                        /** @enum {string} */
                        state: "processing" | "ready" | "rejected";
                        rejectReason: string;
                        progress: number;
                        originalBytes: number;
                        width: number | null;
                        height: number | null;
                        durationMs: number | null;
                        pages: number | null;
                        renditions: {
                            name: string;
                            width: number;
                            height: number;
                            bytes: number;
                        }[];
                    };
                };
            };
        };
    };
    listVideos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            assetId: string;
                            filename: string;
                            /** @enum {string} */
                            state: "processing" | "ready" | "rejected";
                            rejectReason: string;
                            progress: number;
                            originalBytes: number;
                            width: number | null;
                            height: number | null;
                            durationMs: number | null;
                            pages: number | null;
                            renditions: {
                                name: string;
                                width: number;
                                height: number;
                                bytes: number;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    takeInVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    uploadId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assetId: string;
                        filename: string;
                        /** @enum {string} */
                        state: "processing" | "ready" | "rejected";
                        rejectReason: string;
                        progress: number;
                        originalBytes: number;
                        width: number | null;
                        height: number | null;
                        durationMs: number | null;
                        pages: number | null;
                        renditions: {
                            name: string;
                            width: number;
                            height: number;
                            bytes: number;
                        }[];
                    };
                };
            };
        };
    };
    listAttachments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            assetId: string;
                            filename: string;
                            /** @enum {string} */
                            state: "processing" | "ready" | "rejected";
                            rejectReason: string;
                            progress: number;
                            originalBytes: number;
                            width: number | null;
                            height: number | null;
                            durationMs: number | null;
                            pages: number | null;
                            renditions: {
                                name: string;
                                width: number;
                                height: number;
                                bytes: number;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    takeInAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    uploadId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assetId: string;
                        filename: string;
                        /** @enum {string} */
                        state: "processing" | "ready" | "rejected";
                        rejectReason: string;
                        progress: number;
                        originalBytes: number;
                        width: number | null;
                        height: number | null;
                        durationMs: number | null;
                        pages: number | null;
                        renditions: {
                            name: string;
                            width: number;
                            height: number;
                            bytes: number;
                        }[];
                    };
                };
            };
        };
    };
    readRendition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetId: string;
                rendition: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    submitItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revisionId: string;
                        number: number;
                        contentHash: string;
                    };
                };
            };
        };
    };
    recallItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
        };
    };
    openCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
        };
    };
    readQueue: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            itemId: string;
                            revisionId: string;
                            number: number;
                            title: string;
                            kind: string;
                            unitName: string;
                            urgent: boolean;
                            waitingSince: string;
                            given: ("unit" | "editorial" | "professional" | "legal" | "political")[];
                            lacking: ("unit" | "editorial" | "professional" | "legal" | "political")[];
                            mine: ("unit" | "editorial" | "professional" | "legal" | "political")[];
                            awaitsRelease: boolean;
                        }[];
                        total: number;
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    openReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: {
                            revisionId: string;
                            number: number;
                            contentHash: string;
                            submittedAt: string;
                            content: unknown;
                        };
                        stages: ("unit" | "editorial" | "professional" | "legal" | "political")[][];
                        citation: string;
                        given: ("unit" | "editorial" | "professional" | "legal" | "political")[];
                        lacking: ("unit" | "editorial" | "professional" | "legal" | "political")[];
                        open: ("unit" | "editorial" | "professional" | "legal" | "political")[];
                        complete: boolean;
                        signoffs: {
                            id: string;
                            /** @enum {string} */
                            lens: "unit" | "editorial" | "professional" | "legal" | "political";
                            personId: string;
                            personName: string;
                            /** @enum {string} */
                            verdict: "approve" | "return";
                            reason: string;
                            contentHash: string;
                            at: string;
                            holds: boolean;
                        }[];
                        changesSinceSeen: {
                            sinceNumber: number;
                            fields: {
                                field: string;
                                before: string;
                                after: string;
                            }[];
                            body: {
                                /** @enum {string} */
                                change: "same" | "removed" | "added";
                                text: string;
                            }[];
                        } | null;
                        changesSincePublic: {
                            sinceNumber: number;
                            fields: {
                                field: string;
                                before: string;
                                after: string;
                            }[];
                            body: {
                                /** @enum {string} */
                                change: "same" | "removed" | "added";
                                text: string;
                            }[];
                        } | null;
                        scheduled: {
                            releaseId: string;
                            scheduledFor: string;
                        } | null;
                        may: {
                            sign: ("unit" | "editorial" | "professional" | "legal" | "political")[];
                            return: boolean;
                            release: boolean;
                            cancelRelease: boolean;
                        };
                    };
                };
            };
        };
    };
    readSigners: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lost: {
                            /** @enum {string} */
                            lens: "unit" | "editorial" | "professional" | "legal" | "political";
                            others: string[];
                        }[];
                        vacant: {
                            /** @enum {string} */
                            step: "unit" | "editorial" | "professional" | "legal" | "political" | "release";
                            barred: string[];
                        }[];
                    };
                };
            };
        };
    };
    listWaitingWithoutPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            unitCode: string;
                            unitName: string;
                            /** @enum {string} */
                            lens: "unit" | "editorial" | "professional" | "legal" | "political";
                            items: number;
                        }[];
                    };
                };
            };
        };
    };
    signOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revisionId: string;
                    contentHash: string;
                    /** @enum {string} */
                    lens: "unit" | "editorial" | "professional" | "legal" | "political";
                    /** @enum {string} */
                    verdict: "approve" | "return";
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        signoffId: string;
                        complete: boolean;
                    };
                };
            };
        };
    };
    returnItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revisionId: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
        };
    };
    readStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            seq: number;
                            at: string;
                            act: string;
                            actorName: string;
                            details: {
                                [key: string]: unknown;
                            };
                        }[];
                        hasOlder: boolean;
                    };
                };
            };
        };
    };
    closeNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    decisionNumber: string;
                    /** Format: date */
                    decisionDate: string;
                    /** @enum {string} */
                    reason: "arrested" | "surrendered" | "found" | "deceased" | "decision-ended";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        takedowns: number;
                    };
                };
            };
        };
    };
    releaseItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revisionId: string;
                    contentHash: string;
                    at: string | null;
                    notAfter?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        releaseId: string;
                        /** @enum {string} */
                        state: "released" | "scheduled";
                    };
                };
            };
        };
    };
    cancelRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    releaseId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        releaseId: string;
                    };
                };
            };
        };
    };
    listChannels: {
        parameters: {
            query?: {
                platform?: "portal" | "facebook" | "zalo";
                unit?: string;
                q?: string;
                health?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {string} */
                            platform: "portal" | "facebook" | "zalo";
                            externalId: string;
                            name: string;
                            unitCode: string;
                            unitName: string;
                            kind: string;
                            /** @enum {string} */
                            status: "active" | "retiring" | "closed";
                            retiresOn: string | null;
                            verified: boolean;
                            followers: number;
                            health: string;
                            healthReason: string;
                            hasToken: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    replaceTokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accessToken: string;
                    refreshToken?: string;
                    /** Format: date-time */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        channelId: string;
                    };
                };
            };
        };
    };
    listReleases: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            itemId: string;
                            title: string;
                            unitName: string;
                            /** @enum {string} */
                            state: "scheduled" | "released" | "missed" | "cancelled";
                            scheduledFor: string | null;
                            releasedAt: string | null;
                            counts: {
                                confirmed: number;
                                troubled: number;
                                toTakeDown: number;
                                all: number;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    readBoard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                releaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        release: {
                            id: string;
                            itemId: string;
                            title: string;
                            articleUrl: string | null;
                            releasedAt: string | null;
                            decidedByName: string;
                        };
                        readonly counts: {
                            /** @enum {string} */
                            platform: "portal" | "facebook" | "zalo";
                            /** @enum {string} */
                            state: "waiting" | "pending" | "sending" | "unknown" | "blocked" | "confirmed" | "failed" | "unsettled" | "overdue" | "replaced" | "cancelled";
                            count: number;
                        }[];
                        readonly notConfirmed: {
                            deliveryId: string;
                            channelName: string;
                            /** @enum {string} */
                            platform: "portal" | "facebook" | "zalo";
                            /** @enum {string} */
                            state: "waiting" | "pending" | "sending" | "unknown" | "blocked" | "confirmed" | "failed" | "unsettled" | "overdue" | "replaced" | "cancelled";
                            reason: string;
                            next: string;
                            attempts: number;
                            told: string;
                        }[];
                        readonly troubles: {
                            /** @enum {string} */
                            state: "waiting" | "pending" | "sending" | "unknown" | "blocked" | "confirmed" | "failed" | "unsettled" | "overdue" | "replaced" | "cancelled";
                            /** @enum {string} */
                            platform: "portal" | "facebook" | "zalo";
                            reasonCode: string;
                            reason: string;
                            count: number;
                        }[];
                        readonly holds: {
                            /** @enum {string} */
                            platform: "facebook" | "zalo";
                            reason: string;
                        }[];
                        takedowns: {
                            open: number;
                            done: number;
                            readonly orders: {
                                takedownId: string;
                                channelName: string;
                                /** @enum {string} */
                                platform: "facebook" | "zalo";
                                publicUrl: string | null;
                                openedAt: string;
                            }[];
                        };
                        oldCopies: {
                            count: number;
                            readonly copies: {
                                deliveryId: string;
                                channelName: string;
                                /** @enum {string} */
                                platform: "facebook" | "zalo";
                                publicUrl: string | null;
                                seen: boolean;
                            }[];
                        };
                        estimateSeconds: number | null;
                        may: {
                            retry: boolean;
                            settle: boolean;
                        };
                    };
                };
            };
        };
    };
    followBoard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                releaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listNotConfirmed: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                releaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            deliveryId: string;
                            channelName: string;
                            /** @enum {string} */
                            platform: "portal" | "facebook" | "zalo";
                            /** @enum {string} */
                            state: "waiting" | "pending" | "sending" | "unknown" | "blocked" | "confirmed" | "failed" | "unsettled" | "overdue" | "replaced" | "cancelled";
                            reason: string;
                            next: string;
                            attempts: number;
                            told: string;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    listTakedowns: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                releaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: {
                            takedownId: string;
                            channelName: string;
                            /** @enum {string} */
                            platform: "facebook" | "zalo";
                            publicUrl: string | null;
                            openedAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    retryDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "waiting" | "pending" | "sending" | "unknown" | "blocked" | "confirmed" | "failed" | "unsettled" | "overdue" | "replaced" | "cancelled";
                    };
                };
            };
        };
    };
    retryDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                releaseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    platform?: "portal" | "facebook" | "zalo";
                    reasonCode?: string;
                    unitCode?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: number;
                    };
                };
            };
        };
    };
    postLate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                releaseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    platform?: "portal" | "facebook" | "zalo";
                    reasonCode?: string;
                    unitCode?: string;
                    deliveryId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: number;
                    };
                };
            };
        };
    };
    settleDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    published: boolean;
                    publicUrl?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "waiting" | "pending" | "sending" | "unknown" | "blocked" | "confirmed" | "failed" | "unsettled" | "overdue" | "replaced" | "cancelled";
                    };
                };
            };
        };
    };
    confirmTakedown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                takedownId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                    };
                };
            };
        };
    };
    listOutages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            startsAt: string;
                            endsAt: string;
                            reason: string;
                            forceMajeure: string;
                        }[];
                        mayPlan: boolean;
                    };
                };
            };
        };
    };
    planOutage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                    reason: string;
                    forceMajeure: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outageId: string;
                    };
                };
            };
        };
    };
    cancelOutage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listAlarms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            subject: string;
                            finding: string;
                            foundAt: string;
                        }[];
                        more: number;
                        mayAcknowledge: boolean;
                    };
                };
            };
        };
    };
    acknowledgeAlarms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    alarmIds: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readItemReach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        views: number;
                        visits: number;
                        readers: number;
                        byPrograms: number;
                        readonly days: {
                            day: string;
                            views: number;
                            visits: number;
                        }[];
                        readonly sources: {
                            /** @enum {string} */
                            source: "direct" | "search" | "facebook" | "zalo" | "other";
                            views: number;
                        }[];
                    };
                };
            };
        };
    };
    readStatistics: {
        parameters: {
            query?: {
                unit?: string;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reach: {
                            views: number;
                            visits: number;
                            readers: number;
                            byPrograms: number;
                            readonly days: {
                                day: string;
                                views: number;
                                visits: number;
                            }[];
                            readonly sources: {
                                /** @enum {string} */
                                source: "direct" | "search" | "facebook" | "zalo" | "other";
                                views: number;
                            }[];
                        };
                        items: {
                            itemId: string;
                            title: string;
                            unitName: string;
                            views: number;
                        }[];
                    };
                };
            };
        };
    };
    listErrorReports: {
        parameters: {
            query?: {
                open?: "true" | "false";
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            itemId: string;
                            title: string;
                            unitName: string;
                            text: string;
                            contact: string;
                            receivedAt: string;
                            dueAt: string;
                            result: ("corrected" | "refused") | null;
                            note: string;
                            mayHandle: boolean;
                        }[];
                        total: number;
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    handleErrorReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    result: "corrected" | "refused";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listDraftComments: {
        parameters: {
            query?: {
                open?: "true" | "false";
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            itemId: string;
                            title: string;
                            author: string;
                            text: string;
                            receivedAt: string;
                            /** @enum {string} */
                            state: "received" | "published" | "refused";
                            reason: string;
                        }[];
                        total: number;
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    decideDraftComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    verdict: "published" | "refused";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listRatings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            itemId: string;
                            title: string;
                            votes: number;
                            mean: number;
                        }[];
                    };
                };
            };
        };
    };
    listLedger: {
        parameters: {
            query?: {
                before?: number;
                act?: string;
                subjectType?: string;
                subjectId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            seq: number;
                            at: string;
                            act: string;
                            actorId: string | null;
                            actorName: string;
                            unitCode: string | null;
                            subjectType: string;
                            subjectId: string;
                            subject: {
                                name: string;
                                itemId: string | null;
                                itemTitle: string | null;
                            } | null;
                            details: unknown;
                            previousHash: string;
                            hash: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    readCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checkpoint: {
                            seq: number;
                            hash: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: byte */
                            signature: string;
                        } | null;
                        publicKey: string | null;
                        keyFingerprint: string | null;
                    };
                };
            };
        };
    };
    verifyLedger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agrees: boolean;
                        entries: number;
                        head: {
                            seq: number;
                            hash: string;
                        } | null;
                        checkpoint: {
                            seq: number;
                            hash: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: byte */
                            signature: string;
                        } | null;
                        problemCount: number;
                        problems: {
                            kind: string;
                            seq: number | null;
                            subjectType: string | null;
                            subjectId: string | null;
                            sentence: string;
                        }[];
                    };
                };
            };
        };
    };
}
