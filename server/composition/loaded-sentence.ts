/** What `npm start` says when the demonstration stands there to its last item. */
export const loadedSentence = "Dữ liệu trình diễn đã nạp xong.";
