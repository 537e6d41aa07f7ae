/** Words that begin sentences (articles that also begin names, as in `La Paz`, are not among them) or name days and months: with a capital, and no part of the name beside them; folded. */
const openers = `a after all also although among an and another any as at because before both but by despite during earlier
  even every few first following for former from had has have he her here his how however i if in is it its last later
  like many may meanwhile more most much my neither nevertheless no nor not now of on once one only or other our over
  perhaps second several she should since so some soon still such than that the their then there these they this those
  though through thus to today tomorrow two under unlike until was we were what when where which while who why will with
  without would yes yesterday yet you
  aber als am an auch auf bei da dass doch ein eine einen er es fur im in ist mit nach noch nur
  seit sie so und vom von vor wahrend war was wenn wer wie wir zu
  algunos ante aunque como con cuando desde despues donde durante ella en entre es esta este mas mientras
  no para pero por que segun si sin sobre su tambien tras un una y ya
  alors apres au aussi avant avec c ce ces cette comme d dans deux elle en entre et il ils je l leur mais
  on ou ou par pour puis qu quand que qui s sa selon ses si son sous sur un une`;
const calendar = `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december jan feb mar apr jun jul aug sept sep oct nov dec
  montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli oktober dezember`;

const common = new Set(`${openers} ${calendar}`.split(/\s+/u));
const dates = new Set(calendar.split(/\s+/u));

/** Whether a word with a capital says nothing of its being a name. */
export const isCommonWord = (folded: string): boolean => common.has(folded);
export const isOfCalendar = (folded: string): boolean => dates.has(folded);
