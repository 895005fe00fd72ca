/** What a page of this size costs that draws next to nothing: the other pages are measured against it, in turns. */

const canvas = document.createElement('canvas');
canvas.width = innerWidth;
canvas.height = innerHeight;
document.body.append(canvas);
const context = canvas.getContext('2d');
let frame = 0;

function eachFrame(): void {
  frame += 1;
  context?.clearRect(0, 0, 16, 16);
  context?.fillRect(frame % 12, 4, 4, 4);
}

window.bench = {
  prepare: async () => Promise.resolve(),
  eachFrame,
  pictures: () => [],
  async change() {
    eachFrame();
    return Promise.resolve();
  },
};
