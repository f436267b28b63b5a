// The search runs in a worker, and browsers start none on a page opened from a folder (file:).
// There it runs in a hidden frame of the page instead. On a server nothing is changed.
class WorkerInAFrame extends EventTarget {
  constructor(address) {
    super();
    this.started = new Promise((resolve, reject) => {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      const room = frame.contentWindow;
      // What a worker posts goes to its owner; a window would post it to itself.
      room.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const script = room.document.createElement("script");
      script.src = address;
      script.onload = () => resolve(room);
      script.onerror = reject;
      room.document.body.append(script);
    });
  }

  postMessage(data) {
    this.started.then((room) => room.dispatchEvent(new room.MessageEvent("message", { data })));
  }
}

if (location.protocol === "file:") {
  window.Worker = WorkerInAFrame;
}
