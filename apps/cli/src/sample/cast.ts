import type { Actor, Candidate, PersonId, ReviewRoster, Task, UnitId } from '#domain';
import type { OfficePerson } from '#persistence';

/** The people of an office as actors, found by what they are. Throws when the directory has nobody of the kind. */
export class Cast {
  private readonly byId: ReadonlyMap<PersonId, Actor>;

  constructor(private readonly people: readonly OfficePerson[]) {
    this.byId = new Map(people.map((p) => [p.id, { person: p.id, unit: p.unit, roles: [...p.roles] }]));
  }

  actor(person: PersonId): Actor {
    const found = this.byId.get(person);
    if (found === undefined) throw new Error(`nobody is called ${person}`);
    return found;
  }

  officer(unit: UnitId): Actor {
    return this.first((p) => p.unit === unit && p.roles.includes('officer'), `officer of ${unit}`);
  }

  unitLeader(unit: UnitId): Actor {
    return this.first((p) => p.unit === unit && p.roles.includes('unitLeader'), `leader of ${unit}`);
  }

  supervisor(unit: UnitId): Actor {
    return this.first((p) => p.unit === unit && p.roles.includes('supervisor'), `supervisor in ${unit}`);
  }

  /** Who could review a paper of the task: the same people that the server would attach (D4, D5, D14). */
  roster(task: Task): ReviewRoster {
    const reviewing = task.tracks.filter((t) => t.role === 'reviewer').map((t) => t.unit);
    const mayReview = (p: OfficePerson): boolean =>
      p.unit === task.coordinatingUnit
        ? p.roles.includes('supervisor')
        : reviewing.includes(p.unit) && (p.roles.includes('officer') || p.roles.includes('unitLeader'));
    const leaders = this.people
      .filter((p) => p.roles.includes('leader'))
      .sort((a, b) => Number(b.id === task.responsibleLeader) - Number(a.id === task.responsibleLeader));
    return { people: this.people.filter(mayReview).map(candidate), leaders: leaders.map(candidate) };
  }

  private first(matches: (person: OfficePerson) => boolean, what: string): Actor {
    const found = this.people.find(matches);
    if (found === undefined) throw new Error(`the directory has no ${what}`);
    return this.actor(found.id);
  }
}

const candidate = (person: OfficePerson): Candidate => ({ person: person.id, unit: person.unit });
