/**
 * Texts, and the people whom they name in full: read by hand. The rules were made with the seeds and the sample articles in
 * view; the pages were chosen and read when the rules stood, five of them with what the rules find already seen.
 */
export interface PeopleInTexts {
  readonly name: string;
  /** From the root of the project; files that are not there are passed over. */
  readonly files: readonly string[];
  readonly people: readonly string[];
}

const page = (name: string): string => `../shared/corpus/pages/${name}/source.html`;

export const peopleInTexts: readonly PeopleInTexts[] = [
  {
    name: 'seeds',
    files: ['../shared/corpus/seeds/cbs-2022-10-19.txt', '../shared/corpus/seeds/undated.txt'],
    people:
      'Kevin de León|Nury Martinez|Mike Bonin|Ron Herrera|Gil Cedillo|Joe Biden|Tom Wait|León Krauze|Paul Krekorian'.split(
        '|',
      ),
  },
  {
    name: 'sample articles',
    files: [
      'courant-insurer.html',
      'ebbline-recording.html',
      'ledger-audit.html',
      'ledger-flood.html',
      'nether-quay-notes.txt',
      'wire-hearing.txt',
    ].map((file) => `samples/articles/${file}`),
    people:
      'Piers Vandermoor|Yara Lindholt|Matthis Oyelund|Benedek Ashgrove|Ilse Marrowby|Noémie Falkenrath|Odile Brückner|Ruairí Castellan|Jörg Lindqvist|Zoltán Bérczay|Inês Carvalhão|Thérèse Ravnsborg|Aurél Nemčok|Åse Thorsgaard'.split(
        '|',
      ),
  },
  {
    name: 'pages of others',
    files: ['nytimes-1', 'cnet', 'guardian-1', 'seattletimes-1', 'quanta-1', 'nytimes-4', 'yahoo-2'].map(
      page,
    ),
    people:
      'Ashraf Shazly|Donald J. Trump|Eric Reeves|Omar Hassan al-Bashir|Osama bin Laden|Bill Clinton|Mark Zuckerberg|Evan Spiegel|James Martin|Buck Cullen|Hori Parata|Jamie Werner|Manu Taupunga|Te Kaurinui Parata|Ananth Iyer|Bob Alverson|John Mackey|Ellen M. Banner|Jeff Bezos|Rolfe McCartney|Tom Forte|Tyler Besecker|Wade Bassi|Alyssa Goodman|Barry Saltzman|Daniel Rothman|Edward Norton Lorenz|Ellen Fetter|Ellen Gille|Ian Malcolm|James Gleick|Jeff Goldblum|Jennifer Light|John Gille|Mar Hicks|Margaret Hamilton|Sarah Gille|C. Eugene Steuerle|Charles Schultze|Jeon Heon-Kyun|Jeffrey Frankel|Marc Goldwein|Nelson D. Schwartz|James Lankford|Mark Warner|Mitch McConnell|William G. Gale|Marcia Dunn|Oleg Urusov|Vladimir Isachenkov|Jeffrey Gettleman|Steven Musil|Eleanor Ainge Roy|Joshua Sokol'.split(
        '|',
      ),
  },
];
