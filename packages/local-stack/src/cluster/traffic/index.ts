export type {
  TrafficDeclaration,
  TrafficDeclarationInput,
} from './declaration';
export { declareTraffic, TrafficError } from './declareTraffic';
export { trafficProcess } from './trafficProcess';
