export { FRAMES, type Frame, frameFor, layoutOf, linesOf } from '#model/exports/picture/layout';
