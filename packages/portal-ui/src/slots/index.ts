export {
  SubjectViewBlueprint,
  subjectViewDataRef,
  type Subject,
  type SubjectView,
} from './SubjectViewBlueprint';
