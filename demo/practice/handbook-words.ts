/** A handbook of the practice table, long enough to be summarised. Everything in it is made up. */
export const HANDBOOK = `# What this handbook is for

This handbook is for whoever sells, mends or looks after connected devices while the label is new.
It says who does what, in which order, and what to do where something is missing. It adds no duty
to those which the text on the label has; where the two differ, the text on the label counts.

It was written by the working groups on shops and on repair, from what was asked in their meetings.
The words that have a meaning of their own here are defined first.

# Words

Year of updates
: The last year in which the maker sends security updates for a device, as it stands on the box.

Maker
: Whoever puts a device on the market under their own name, also where another builds it.

Seller
: Whoever offers a device to somebody who will use it, in a shop, on a page or by telephone.

Page behind the code
: The page that the code on the box leads to.

Known flaw
: A flaw in a device that the maker has been told of, by anybody, in a way that can be shown.

# Before a device is sold

The seller looks for the year of updates on the box before the device is put on a shelf or on a
page. Where there is none, the seller asks the maker, and writes down when the question was sent.

While the maker has not answered, the seller may offer the device and says beside its price that
the maker has named no year. The words are of the same size as the price. They are not in a note
at the foot of the page, and not behind a link.

Where the year of updates is the current year, the seller says so aloud, or in the same place as
the price: “Security updates end this year.” A buyer who was not told may bring the device back.

The seller does not shorten the year, does not round it, and does not promise a later one. What a
sales person promises beyond the box is a promise of the seller alone, who keeps a record of it.

# On a page

On a page the year of updates stands where the price stands: in the list of results, beside the
device, and in the basket. Whoever sorts devices by price can sort them by year of updates too.

The page behind the code is linked from the page of the device. The link has words and is not only
a picture of the code, for a code on a screen cannot be read by the telephone that shows it.

A seller who shows devices of other sellers asks them for the year of updates, and shows no device
of those who have not answered within thirty days.

# When the year changes

A maker may name a later year at any time. The page behind the code says it first, then the new
boxes. Boxes that are in the shops already need no sticker, but the seller may put one on.

A maker never names an earlier year for devices that were sold. For devices which are built from
now on the maker may name an earlier year, if the model has another name by which buyers can tell.

Where a maker gives up business, the maker says on the page behind the code who sends updates from
then on. Where nobody does, the page says this, with the day, and stays for as long as the year of
updates would have lasted [and for two years more].

# Flaws

Whoever finds a flaw writes to the address on the page behind the code. The maker answers within
ten days that the message was read, and says when there will be more to say.

A known flaw that can hurt people is named on the page behind the code within thirty days, whether
or not there is an update. The page says what those who use the device can do meanwhile: switch it
off, cut it from the network, change a word of access.

A seller who learns of a known flaw from the page behind the code stops offering the device until
there is an update, or tells each buyer of the known flaw before the sale and keeps a record of it.

Nobody is pursued for looking for flaws in a device of their own, nor for telling the maker of one.

# Repair

Whoever mends a device leaves the year of updates on it, and does not cover the code. Where a part
is exchanged that receives updates of its own, the repairer says until which year that part does.

A device that was mended with parts of another maker keeps its year of updates where the maker can
send updates for it. Where the maker cannot, the repairer says so before the work begins.

Used devices are sold with the year of updates on the label beside the price, as new ones are. The
seller of used devices need not have the box: the page behind the code says the year.

# Those who read the label otherwise

The code can be felt, so that somebody who does not see the box can find it. The page behind the
code is read aloud by the usual programs, and says the year of updates in its first sentence.

A seller reads the year of updates aloud to whoever asks, in the shop and by telephone. Who asks
in another language is shown the page behind the code, which is in the language of the country.

# What is kept

A seller keeps, for as long as the device is on offer and for one year after, the questions that
were sent to makers, the days on which no year was named, and what sales persons promised.

A maker keeps each year of updates that was ever named for a device, with the day, on the page
behind the code. What was named first stays readable beside what is named now.

A repairer keeps the year of updates of the parts that were exchanged, and gives it to the owner
in writing. Nobody else is told who brought which device.

Whoever sits at the table may ask for these records once a year, without names of buyers, so that
the working groups can say in the plenary whether the label does what it was made for. What was
seen is told in the minutes in numbers; a shop or a maker is named only with its consent.

# Who to ask

- about the label itself: the editor of the text, in the thread on its clauses
- about a device: the maker, whose address stands on the page behind the code
- about a seller who does not show the year: the consumer association that sits at this table
- about this handbook: the working group on shops

# What is not agreed

How long the page behind the code stays after the year of updates is open: the brackets above say
so. Whether a market place answers for the sellers on it was put to the intersessional group on
shops, which has not reported. Both wait for the plenary.`

export const IN_SHORT = `A label on the box says until which year a device gets security updates. \
This handbook tells shops, market places and repairers what to do about it.

Shops look for the year before they sell, show it where the price stands, also on a page, and say \
so where there is none. They never change it.

Makers may make the year later, never earlier for what was sold. They answer whoever reports a \
flaw within some days, and say on their page what people can do meanwhile.

Repairers leave label and code on the device and say what a new part changes.

Not agreed: within how many days a maker answers, for how long the page stays after that year, \
and whether a market place answers for those who sell on it.`

export const IN_SHORT_FR = `Une étiquette sur la boîte dit jusqu’à quelle année un appareil reçoit \
des mises à jour de sécurité. Ce guide dit aux magasins et aux réparateurs ce qu’ils en font.

Les magasins cherchent l’année avant la vente, la montrent à côté du prix, aussi en ligne, et \
disent quand elle manque. Ils ne la changent jamais.

Les fabricants répondent en dix jours à qui signale une faille.

Pas encore convenu : combien de temps la page reste après cette année.`
