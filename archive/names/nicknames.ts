/** Short names that are not the beginning of the long one, as `Ben` is of `Benjamin`; folded. */
const pairs =
  `abby abigail|al albert|alex alexander|andy andrew|angie angela|annie anna|barry barack|becky rebecca|bert albert
   bert robert|beth elizabeth|betty elizabeth|bill william|billy william|bob robert|bobby robert|bella isabella
   charlie charles|chuck charles|cindy cynthia|debbie deborah|dick richard|don donald|drew andrew|ed edward|eddie edward
   frank francis|fritz friedrich|gene eugene|greta margarete|hans johannes|hal henry|hank henry|harry henry|harry harold
   jack john|jake jacob|jenny jennifer|jerry gerald|jim james|jimmy james|johnny john|kate katherine|kate catherine
   kathy katherine|kitty katherine|larry lawrence|lenny leonard|lisa elizabeth|liz elizabeth|lucy lucille|maggie margaret
   manny manuel|mandy amanda|meg margaret|mike michael|molly mary|nancy ann|ned edward|nick nicholas|nelly helen
   paco francisco|pancho francisco|pat patricia|pat patrick|patty patricia|peggy margaret|pepe jose|polly mary
   rick richard|rob robert|ron ronald|sally sarah|sandy alexander|sasha alexander|sascha alexander|steve stephen
   steve steven|sue susan|ted theodore|ted edward|terry terence|tom thomas|tony anthony|vlad vladimir|volodya vladimir
   wolodja vladimir|will william|zack zachary`
    .split(/[|\n]/u)
    .map((pair) => pair.trim().split(' '));

const known = new Set(pairs.flatMap(([short, long]) => [`${short} ${long}`, `${long} ${short}`]));

/** Whether one given name is the short form of the other: `Ben` and `Benjamin`, `Bill` and `William`. */
export function isNickname(a: string, b: string): boolean {
  if (known.has(`${a} ${b}`)) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.length >= short.length + 2 && long.startsWith(short);
}
