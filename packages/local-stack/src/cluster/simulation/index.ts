export { kwokConfig, simulatedLog } from './kwokConfig';
export { simulatedNodes } from './nodes';
export { gatewayController } from './customResourceStages';
export {
  behaviourAnnotation,
  delayAnnotation,
  podBehaviours,
  type PodBehaviour,
} from './podStages';
