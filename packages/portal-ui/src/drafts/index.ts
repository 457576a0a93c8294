export { DraftLine, type DraftLineProps, type DraftState } from './DraftLine';
export { useWindowDraft } from './useWindowDraft';
export {
  forgetWindowDraft,
  keepWindowDraft,
  readWindowDraft,
  type WindowDraft,
} from './windowDraft';
