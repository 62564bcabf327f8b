import { everyoneStory } from './everyone-story.js';
import { fairnessStory } from './fairness-story.js';
import { mainStory } from './main-story.js';
import { Office } from './office.js';
import { partsStory } from './parts-story.js';
import { supervisionStory } from './supervision-story.js';
import { START_LIMIT_MS, STOP_LIMIT_MS } from './system.js';

// One start of the whole product for all stories: it loads the sample district, which is what takes the time.
let office: Office;
const theOffice = (): Office => office;

jest.setTimeout(120_000);

beforeAll(async () => {
  office = await Office.open();
}, START_LIMIT_MS);

afterAll(() => office.close(), STOP_LIMIT_MS);

afterEach(() => {
  expect(office.faults.take()).toEqual([]);
});

mainStory(theOffice);
partsStory(theOffice);
fairnessStory(theOffice);
supervisionStory(theOffice);
everyoneStory(theOffice);
