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
        /** The menu: places that an item can stand in */
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
        /** Items that this person sees, by unit, state, kind or words, newest first, page by page */
        get: operations["listItems"];
        put?: never;
        /** Begin an item of a kind for a unit */
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
        /** An item with its draft and what this person may do with it */
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
        /** Save the draft; names the version that it changes */
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
        /** How the draft would look on the portal and on each platform, and what it lacks */
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
        /** The channels chosen beforehand for an item, and those that it may go to */
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
        /** What was submitted of an item, newest first */
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
        /** One revision, word for word as it was submitted */
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
        /** The static pages that the public sees, by address */
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
        /** Articles that the public sees, by words of their title or by id */
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
        /** Whether an address of the portal is free for this page */
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
        /** Begin an upload (tus 1.0, creation) */
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
        /** Give an upload up (tus 1.0, termination) */
        delete: operations["deleteUpload"];
        options?: never;
        /** How far an upload is (tus 1.0) */
        head: operations["upload-head"];
        /** Send the next bytes of an upload (tus 1.0) */
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
        /** The pictures of an item and what became of each */
        get: operations["listPictures"];
        put?: never;
        /** Take a finished upload into an item's pictures */
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
        /** The videos of an item and what became of each */
        get: operations["listVideos"];
        put?: never;
        /** Take a finished upload into an item's videos */
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
        /** The attachments of an item and what became of each */
        get: operations["listAttachments"];
        put?: never;
        /** Take a finished upload into an item's attachments */
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
        /** A file made of what came in: picture, video, playlist or document */
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
        /** Seal the draft as a revision and send it for review */
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
        /** Take an item back from review to change it */
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
        /** Open a released item to correct it; the old words stay public meanwhile */
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
        /** What waits for a sign-off of this person */
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
        /** A revision under review: its text, what changed, its sign-offs and what this person may do */
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
        /** Approve or return a revision through one lens; names the hash of exactly what was read */
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
        /** Return an item that is fully reviewed, or that nobody is left to sign, to its writers */
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
        /** What was done with an item, by whom and when */
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
        /** Close a wanted or missing notice by law: it leaves the portal and is ordered off every channel */
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
        /** Release an approved revision now or at a set time */
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
        /** Take back a release that is set for later */
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
        /** Official channels with their health, without their tokens */
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
        /** Store new tokens of a channel; they are never shown again */
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
        /** Releases with how far their delivery is, newest first */
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
        /** How a release stands on every channel, by state and reason */
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
        /** Send a blocked or failed delivery again, or read the channel of an unsettled one again */
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
        /** Say whether a copy stands on the channel where it could not be proved */
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
        /** Say that the copy of a closed notice was taken down from a channel */
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
        /** Outages that are announced and not over, the next one first */
        get: operations["listOutages"];
        put?: never;
        /** Announce a planned outage of the portal */
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
        /** Cancel a planned outage */
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
        /** What is not as it should be and nobody has dealt with yet, channels too */
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
        /** Say that these alarms are dealt with */
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
        /** How much an item is read, by day and where readers came from */
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
        /** How much the portal or a unit is read, and its most read items */
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
        /** Citizens' reports of errors: what is open by its last day, or what is closed */
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
        /** Close a report of an error: corrected, or refused with a reason */
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
        /** Citizens' comments on draft documents: what waits, or what is decided */
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
        /** Publish a comment on a draft document, or refuse it with a reason */
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
        /** How readers rate items, by item */
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
    schemas: {
        Problem: {
            /** @description urn:trongdong:problem: and the code */
            type: string;
            /** @description What is wrong, in Vietnamese */
            title: string;
            status: number;
            /** @description What is wrong and what to do, in Vietnamese */
            detail: string;
            /** @description Stable, for programs */
            code: string;
            /** @description What is wrong with which field of the request */
            fields?: {
                path: string;
                message: string;
            }[];
        };
    };
    responses: {
        /** @description The request cannot be read or does not fit; `fields` says where */
        BadInput: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no session, it has ended, or what was to prove a person does not */
        NotSignedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The person sees the thing but may not do this */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or it is not this person's to see */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The thing is not, or no longer, as the request takes it to be; nothing was done */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than is taken */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of another type than is taken */
        WrongType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description An unexpected fault of the server */
        Fault: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The server is stopping, or its database does not answer; nothing was done */
        Away: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Any other refusal; its `code` is stable */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
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
            /** @description OK */
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
                        platforms: {
                            id: string;
                            name: string;
                            readonly texts: {
                                channel: string;
                                readonly ownText: {
                                    label: string;
                                    help: string;
                                };
                                part: string;
                                partFromBody: string | null;
                                withoutPicture: string | null;
                                source: string;
                            };
                            readonly limits: {
                                readonly ownText: {
                                    /** @enum {string} */
                                    unit: "utf16" | "codePoint" | "utf8";
                                    max: number;
                                };
                                readonly title?: {
                                    /** @enum {string} */
                                    unit: "utf16" | "codePoint" | "utf8";
                                    max: number;
                                };
                                readonly author?: {
                                    /** @enum {string} */
                                    unit: "utf16" | "codePoint" | "utf8";
                                    max: number;
                                };
                            };
                            renewsTokens: boolean;
                        }[];
                        credentialReset: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                        } | null;
                    };
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
                        platforms: {
                            id: string;
                            name: string;
                            readonly texts: {
                                channel: string;
                                readonly ownText: {
                                    label: string;
                                    help: string;
                                };
                                part: string;
                                partFromBody: string | null;
                                withoutPicture: string | null;
                                source: string;
                            };
                            readonly limits: {
                                readonly ownText: {
                                    /** @enum {string} */
                                    unit: "utf16" | "codePoint" | "utf8";
                                    max: number;
                                };
                                readonly title?: {
                                    /** @enum {string} */
                                    unit: "utf16" | "codePoint" | "utf8";
                                    max: number;
                                };
                                readonly author?: {
                                    /** @enum {string} */
                                    unit: "utf16" | "codePoint" | "utf8";
                                    max: number;
                                };
                            };
                            renewsTokens: boolean;
                        }[];
                        credentialReset: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                        } | null;
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
                        platforms: {
                            id: string;
                            name: string;
                            readonly texts: {
                                channel: string;
                                readonly ownText: {
                                    label: string;
                                    help: string;
                                };
                                part: string;
                                partFromBody: string | null;
                                withoutPicture: string | null;
                                source: string;
                            };
                            readonly limits: {
                                readonly ownText: {
                                    /** @enum {string} */
                                    unit: "utf16" | "codePoint" | "utf8";
                                    max: number;
                                };
                                readonly title?: {
                                    /** @enum {string} */
                                    unit: "utf16" | "codePoint" | "utf8";
                                    max: number;
                                };
                                readonly author?: {
                                    /** @enum {string} */
                                    unit: "utf16" | "codePoint" | "utf8";
                                    max: number;
                                };
                            };
                            renewsTokens: boolean;
                        }[];
                        credentialReset: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                        } | null;
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
                            /** @enum {string} */
                            state: "draft" | "in-review" | "approved" | "scheduled" | "released" | "missed" | "closed";
                            /** @enum {string} */
                            phase: "writing" | "deciding" | "out" | "ended";
                            urgent: boolean;
                            returnedReason: string;
                            updatedAt: string;
                            updatedBy: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description Created */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
                            /** @enum {string} */
                            phase: "writing" | "deciding" | "out" | "ended";
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
                                    [key: string]: string | null;
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
                            [key: string]: string | null;
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        articleUrl: string;
                        portalHtml: string;
                        unitName: string;
                        readonly pictureAssetIds: string[];
                        readonly posts: {
                            platform: string;
                            name: string;
                            /** @enum {string} */
                            layout: "post" | "article";
                            title: string;
                            author: string;
                            text: string;
                            readonly paragraphs: string[];
                        }[];
                        lacking: {
                            path: string;
                            message: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
                        content: {
                            /** @enum {number} */
                            format: 1;
                            itemId: string;
                            number: number;
                            readonly unit: {
                                code: string;
                                name: string;
                                slug: string;
                            };
                            /** @enum {string} */
                            kind: "news" | "crime-incident" | "warning" | "wanted" | "missing" | "guide" | "legal" | "good-deed" | "event" | "video-script" | "correction" | "document" | "procedure" | "question" | "page" | "layout";
                            readonly category: {
                                slug: string;
                                name: string;
                            };
                            slug: string;
                            articleUrl: string;
                            title: string;
                            summary: string;
                            body: unknown;
                            bodyHtml: string;
                            readonly tags: string[];
                            urgent: boolean;
                            readonly pictures: {
                                assetId: string;
                                caption: string;
                                alt: string;
                                originalDigest: string;
                                readonly renditions: {
                                    name: string;
                                    digest: string;
                                    mime: string;
                                    width: number;
                                    height: number;
                                    bytes: number;
                                }[];
                            }[];
                            details: ({
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
                            readonly attachments: {
                                assetId: string;
                                title: string;
                                filename: string;
                                digest: string;
                                mime: string;
                                bytes: number;
                            }[];
                            readonly videos: {
                                assetId: string;
                                title: string;
                                originalDigest: string;
                                durationMs: number;
                                readonly poster: {
                                    name: string;
                                    digest: string;
                                    mime: string;
                                    width: number;
                                    height: number;
                                    bytes: number;
                                }[];
                                readonly files: {
                                    name: string;
                                    digest: string;
                                    mime: string;
                                    width: number;
                                    height: number;
                                    bytes: number;
                                }[];
                                hasSpeech: boolean;
                                captions: {
                                    digest: string;
                                    bytes: number;
                                    readonly cues: {
                                        start: number;
                                        end: number;
                                        text: string;
                                    }[];
                                } | null;
                            }[];
                            correctionNote: string;
                            readonly targets: string[];
                            readonly declaration: {
                                [key: string]: string | boolean;
                            };
                            consent: {
                                [key: string]: string;
                            } | null;
                            readonly contributors: string[];
                            planId: string;
                            readonly channelTexts: {
                                [key: string]: unknown;
                            };
                        } | {
                            /** @enum {number} */
                            format: 2;
                            itemId: string;
                            number: number;
                            readonly unit: {
                                code: string;
                                name: string;
                                slug: string;
                            };
                            /** @enum {string} */
                            kind: "news" | "crime-incident" | "warning" | "wanted" | "missing" | "guide" | "legal" | "good-deed" | "event" | "video-script" | "correction" | "document" | "procedure" | "question" | "page" | "layout";
                            readonly category: {
                                slug: string;
                                name: string;
                            };
                            slug: string;
                            articleUrl: string;
                            title: string;
                            summary: string;
                            body: unknown;
                            bodyHtml: string;
                            readonly tags: string[];
                            urgent: boolean;
                            readonly pictures: {
                                assetId: string;
                                caption: string;
                                alt: string;
                                originalDigest: string;
                                readonly renditions: {
                                    name: string;
                                    digest: string;
                                    mime: string;
                                    width: number;
                                    height: number;
                                    bytes: number;
                                }[];
                            }[];
                            details: ({
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
                            readonly attachments: {
                                assetId: string;
                                title: string;
                                filename: string;
                                digest: string;
                                mime: string;
                                bytes: number;
                            }[];
                            readonly videos: {
                                assetId: string;
                                title: string;
                                originalDigest: string;
                                durationMs: number;
                                readonly poster: {
                                    name: string;
                                    digest: string;
                                    mime: string;
                                    width: number;
                                    height: number;
                                    bytes: number;
                                }[];
                                readonly files: {
                                    name: string;
                                    digest: string;
                                    mime: string;
                                    width: number;
                                    height: number;
                                    bytes: number;
                                }[];
                                hasSpeech: boolean;
                                captions: {
                                    digest: string;
                                    bytes: number;
                                    readonly cues: {
                                        start: number;
                                        end: number;
                                        text: string;
                                    }[];
                                } | null;
                            }[];
                            correctionNote: string;
                            readonly targets: string[];
                            readonly declaration: {
                                [key: string]: string | boolean;
                            };
                            consent: {
                                [key: string]: string;
                            } | null;
                            readonly contributors: string[];
                            planId: string;
                            readonly parts: {
                                [key: string]: unknown;
                            };
                        };
                        readonly posts: {
                            platform: string;
                            name: string;
                            /** @enum {string} */
                            layout: "post" | "article";
                            title: string;
                            author: string;
                            text: string;
                            readonly paragraphs: string[];
                        }[];
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
        };
    };
    postUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of the protocol: 1.0.0 */
                "Tus-Resumable": string;
                /** @description How many bytes the file has */
                "Upload-Length": string;
                /** @description itemId, filename, and kind (picture, video or document; a picture where none is named), each in base64 */
                "Upload-Metadata": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload is begun */
            201: {
                headers: {
                    /** @description The version of the protocol: 1.0.0 */
                    "Tus-Resumable"?: string;
                    /** @description Where its bytes go */
                    Location?: string;
                    /** @description When it is given up unless bytes come */
                    "Upload-Expires"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            /** @description The request does not name the version of the protocol that is spoken here */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A file of this kind may not be so large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This person has too many uploads at once, or too many bytes today */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Fault"];
            /** @description Upload in parallel pieces (Upload-Concat) is not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: components["responses"]["Away"];
            /** @description The disk has no room for it */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    deleteUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of the protocol: 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload is gone */
            204: {
                headers: {
                    /** @description The version of the protocol: 1.0.0 */
                    "Tus-Resumable"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such upload, it was given up, or it is another person's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["Conflict"];
            /** @description The request does not name the version of the protocol that is spoken here */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
        };
    };
    "upload-head": {
        parameters: {
            query?: never;
            header: {
                /** @description The version of the protocol: 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is */
            200: {
                headers: {
                    /** @description The version of the protocol: 1.0.0 */
                    "Tus-Resumable"?: string;
                    /** @description How many bytes the server has */
                    "Upload-Offset"?: string;
                    /** @description How many bytes the file has */
                    "Upload-Length"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such upload, it was given up, or it is another person's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request does not name the version of the protocol that is spoken here */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
        };
    };
    patchUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of the protocol: 1.0.0 */
                "Tus-Resumable": string;
                /** @description How many bytes the server has */
                "Upload-Offset": string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description The bytes are kept */
            204: {
                headers: {
                    /** @description The version of the protocol: 1.0.0 */
                    "Tus-Resumable"?: string;
                    /** @description How many bytes the server has */
                    "Upload-Offset"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such upload, it was given up, or it is another person's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["Conflict"];
            /** @description The request does not name the version of the protocol that is spoken here */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description The whole file */
            200: {
                headers: {
                    /** @description bytes */
                    "Accept-Ranges"?: string;
                    /** @description The digest of the whole file */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The part that was asked for (Range) */
            206: {
                headers: {
                    /** @description bytes */
                    "Accept-Ranges"?: string;
                    /** @description The digest of the whole file */
                    ETag?: string;
                    /** @description Which bytes of how many */
                    "Content-Range"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The part that was asked for is not in the file */
            416: {
                headers: {
                    /** @description bytes */
                    "Accept-Ranges"?: string;
                    /** @description The digest of the whole file */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
                            content: {
                                /** @enum {number} */
                                format: 1;
                                itemId: string;
                                number: number;
                                readonly unit: {
                                    code: string;
                                    name: string;
                                    slug: string;
                                };
                                /** @enum {string} */
                                kind: "news" | "crime-incident" | "warning" | "wanted" | "missing" | "guide" | "legal" | "good-deed" | "event" | "video-script" | "correction" | "document" | "procedure" | "question" | "page" | "layout";
                                readonly category: {
                                    slug: string;
                                    name: string;
                                };
                                slug: string;
                                articleUrl: string;
                                title: string;
                                summary: string;
                                body: unknown;
                                bodyHtml: string;
                                readonly tags: string[];
                                urgent: boolean;
                                readonly pictures: {
                                    assetId: string;
                                    caption: string;
                                    alt: string;
                                    originalDigest: string;
                                    readonly renditions: {
                                        name: string;
                                        digest: string;
                                        mime: string;
                                        width: number;
                                        height: number;
                                        bytes: number;
                                    }[];
                                }[];
                                details: ({
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
                                readonly attachments: {
                                    assetId: string;
                                    title: string;
                                    filename: string;
                                    digest: string;
                                    mime: string;
                                    bytes: number;
                                }[];
                                readonly videos: {
                                    assetId: string;
                                    title: string;
                                    originalDigest: string;
                                    durationMs: number;
                                    readonly poster: {
                                        name: string;
                                        digest: string;
                                        mime: string;
                                        width: number;
                                        height: number;
                                        bytes: number;
                                    }[];
                                    readonly files: {
                                        name: string;
                                        digest: string;
                                        mime: string;
                                        width: number;
                                        height: number;
                                        bytes: number;
                                    }[];
                                    hasSpeech: boolean;
                                    captions: {
                                        digest: string;
                                        bytes: number;
                                        readonly cues: {
                                            start: number;
                                            end: number;
                                            text: string;
                                        }[];
                                    } | null;
                                }[];
                                correctionNote: string;
                                readonly targets: string[];
                                readonly declaration: {
                                    [key: string]: string | boolean;
                                };
                                consent: {
                                    [key: string]: string;
                                } | null;
                                readonly contributors: string[];
                                planId: string;
                                readonly channelTexts: {
                                    [key: string]: unknown;
                                };
                            } | {
                                /** @enum {number} */
                                format: 2;
                                itemId: string;
                                number: number;
                                readonly unit: {
                                    code: string;
                                    name: string;
                                    slug: string;
                                };
                                /** @enum {string} */
                                kind: "news" | "crime-incident" | "warning" | "wanted" | "missing" | "guide" | "legal" | "good-deed" | "event" | "video-script" | "correction" | "document" | "procedure" | "question" | "page" | "layout";
                                readonly category: {
                                    slug: string;
                                    name: string;
                                };
                                slug: string;
                                articleUrl: string;
                                title: string;
                                summary: string;
                                body: unknown;
                                bodyHtml: string;
                                readonly tags: string[];
                                urgent: boolean;
                                readonly pictures: {
                                    assetId: string;
                                    caption: string;
                                    alt: string;
                                    originalDigest: string;
                                    readonly renditions: {
                                        name: string;
                                        digest: string;
                                        mime: string;
                                        width: number;
                                        height: number;
                                        bytes: number;
                                    }[];
                                }[];
                                details: ({
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
                                readonly attachments: {
                                    assetId: string;
                                    title: string;
                                    filename: string;
                                    digest: string;
                                    mime: string;
                                    bytes: number;
                                }[];
                                readonly videos: {
                                    assetId: string;
                                    title: string;
                                    originalDigest: string;
                                    durationMs: number;
                                    readonly poster: {
                                        name: string;
                                        digest: string;
                                        mime: string;
                                        width: number;
                                        height: number;
                                        bytes: number;
                                    }[];
                                    readonly files: {
                                        name: string;
                                        digest: string;
                                        mime: string;
                                        width: number;
                                        height: number;
                                        bytes: number;
                                    }[];
                                    hasSpeech: boolean;
                                    captions: {
                                        digest: string;
                                        bytes: number;
                                        readonly cues: {
                                            start: number;
                                            end: number;
                                            text: string;
                                        }[];
                                    } | null;
                                }[];
                                correctionNote: string;
                                readonly targets: string[];
                                readonly declaration: {
                                    [key: string]: string | boolean;
                                };
                                consent: {
                                    [key: string]: string;
                                } | null;
                                readonly contributors: string[];
                                planId: string;
                                readonly parts: {
                                    [key: string]: unknown;
                                };
                            };
                            readonly posts: {
                                platform: string;
                                name: string;
                                /** @enum {string} */
                                layout: "post" | "article";
                                title: string;
                                author: string;
                                text: string;
                                readonly paragraphs: string[];
                            }[];
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
        };
    };
    listChannels: {
        parameters: {
            query?: {
                platform?: string;
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            platform: string;
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly release: {
                            id: string;
                            itemId: string;
                            title: string;
                            articleUrl: string | null;
                            releasedAt: string | null;
                            decidedByName: string;
                        };
                        readonly counts: {
                            platform: string;
                            /** @enum {string} */
                            state: "waiting" | "pending" | "sending" | "unknown" | "blocked" | "confirmed" | "failed" | "unsettled" | "overdue" | "replaced" | "cancelled";
                            count: number;
                        }[];
                        readonly notConfirmed: {
                            deliveryId: string;
                            channelName: string;
                            platform: string;
                            /** @enum {string} */
                            state: "waiting" | "pending" | "sending" | "unknown" | "blocked" | "confirmed" | "failed" | "unsettled" | "overdue" | "replaced" | "cancelled";
                            reason: string;
                            next: string;
                            attempts: number;
                            platformAnswer: string;
                        }[];
                        readonly commonReasons: {
                            /** @enum {string} */
                            state: "waiting" | "pending" | "sending" | "unknown" | "blocked" | "confirmed" | "failed" | "unsettled" | "overdue" | "replaced" | "cancelled";
                            platform: string;
                            reasonCode: string;
                            reason: string;
                            count: number;
                        }[];
                        readonly holds: {
                            platform: string;
                            reason: string;
                        }[];
                        takedowns: {
                            open: number;
                            done: number;
                            readonly orders: {
                                takedownId: string;
                                channelName: string;
                                platform: string;
                                publicUrl: string | null;
                                openedAt: string;
                            }[];
                        };
                        oldCopies: {
                            count: number;
                            readonly copies: {
                                deliveryId: string;
                                channelName: string;
                                platform: string;
                                publicUrl: string | null;
                                seen: boolean;
                            }[];
                        };
                        estimateSeconds: number | null;
                        readonly may: {
                            retry: boolean;
                            settle: boolean;
                        };
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description The board, again after each change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            deliveryId: string;
                            channelName: string;
                            platform: string;
                            /** @enum {string} */
                            state: "waiting" | "pending" | "sending" | "unknown" | "blocked" | "confirmed" | "failed" | "unsettled" | "overdue" | "replaced" | "cancelled";
                            reason: string;
                            next: string;
                            attempts: number;
                            platformAnswer: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly items: {
                            takedownId: string;
                            channelName: string;
                            platform: string;
                            publicUrl: string | null;
                            openedAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
                    platform?: string;
                    reasonCode?: string;
                    unitCode?: string;
                };
            };
        };
        responses: {
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
                    platform?: string;
                    reasonCode?: string;
                    unitCode?: string;
                    deliveryId?: string;
                };
            };
        };
        responses: {
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description Created */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
                            source: string;
                            views: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
                                source: string;
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            400: components["responses"]["BadInput"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
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
            /** @description OK */
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
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Away"];
            default: components["responses"]["Refusal"];
        };
    };
}
