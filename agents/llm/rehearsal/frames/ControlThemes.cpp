#include "agents/llm/rehearsal/frames/Theme.h"

namespace qd::agents::rehearsal {

namespace {

constexpr const char* kRiskHeadings[] = {
    "Set the limits before you need them",
    "The risks worth a sleepless night",
    "Guard rails that people will respect",
    "What may go wrong, and who will notice",
};

constexpr Frame kRisk[] = {
    {Move::Claim, "Most risks around {T} are ordinary ones in new clothes: unclear duties, unread contracts, one person who "
                  "knows everything. They respond to ordinary care."},
    {Move::Claim, "A limit that is set in calm weather is a gift to the person who has to act in a storm. Draw it before the "
                  "first incident, while nobody has to defend anything."},
    {Move::Claim, "Long risk registers comfort their authors. What helps in practice is a short list that somebody reads "
                  "aloud, and a telephone number beside each line."},
    {Move::Reason, "Ask of every risk how it would be noticed. A danger that announces itself can be met. The ones that grow in "
                   "silence need a check with a date."},
    {Move::Reason, "Rules that nobody can follow do harm. People learn to work around them, and then they work around the "
                   "sensible ones as well."},
    {Move::Reason, "Keep a way back. As long as the old method can be restored in a day, the new one may be tried with a "
                   "light heart."},
    {Move::Example, "Imagine that an important figure is wrong for a week before anyone sees it. Who would find it, by what, "
                    "and whom would they call? A {O} that can answer those three has done most of the work."},
    {Move::Example, "Take a made-up rehearsal: on a quiet afternoon, the owner announces that the main system is gone. The "
                    "team works from paper until evening. The list of surprises becomes next month's plan."},
    {Move::Example, "Suppose the legal adviser is invited to the first meeting instead of the last. The discussion takes an "
                    "hour longer, and nothing has to be built twice."},
    {Move::StepsIntro, "For each serious risk, write down:"},
    {Move::Step, "the first sign that would show it;"},
    {Move::Step, "the person who sees that sign in daily work;"},
    {Move::Step, "the limit at which work stops without a meeting;"},
    {Move::Step, "the way back to the last safe state;"},
    {Move::Step, "the sentence we would say to {C};"},
    {Move::Counter, "Too much caution is a risk too. It simply has no entry in the register. Give it a line of its own, with "
                    "the price of each month of waiting."},
    {Move::Counter, "Nobody can foresee everything, as the saying goes. That is the reason to rehearse the reaction rather "
                    "than to predict the event."},
    {Move::Question, "Which failure would you hear of from {C} first?"},
    {Move::Question, "What is the way back, and has anyone tried it?"},
    {Move::Close, "Few limits, clearly drawn and actually kept: that is all the governance most projects need."},
    {Move::Close, "A way back makes people brave. Build it first."},
    {Move::Close, "The aim is not to avoid every error with {T}. It is to meet each one early and small."},
};

constexpr const char* kQualityHeadings[] = {
    "Agree what good looks like",
    "Quality is a promise somebody can check",
    "A standard short enough to remember",
    "Where to be strict and where to relax",
};

constexpr Frame kQuality[] = {
    {Move::Claim, "Everyone is in favour of quality until it has to be described. With {T}, the description is half of the "
                  "work, and it is usually left to the person who complains last."},
    {Move::Claim, "A standard that fills a folder protects its authors. A standard that fits on a card protects the work."},
    {Move::Claim, "Strictness is a budget. Spend it on the few points where an error reaches {C}, and be generous "
                  "everywhere else."},
    {Move::Reason, "Examples beat definitions. Put a good piece of work beside a poor one, mark three differences, and a new "
                   "colleague understands in minutes."},
    {Move::Reason, "Checks should come early. A fault found by the person who made it costs a blush. The same fault, found "
                   "outside, costs a relationship."},
    {Move::Reason, "The same hands should not make a thing and approve it. This is not distrust. After an hour with a text or "
                   "a table, nobody sees what stands there any more."},
    {Move::Example, "Picture a wall with two pages pinned side by side: last month's best result and last month's worst, both "
                    "without names. People stop to read them. Within weeks the worst is better than the best used to be."},
    {Move::Example, "Suppose that a reviewer may send work back only with a reason and a suggestion. The number of returns "
                    "falls. So does the number of quarrels."},
    {Move::Example, "Consider an imaginary {O} that drops half of its checks and doubles the care given to the rest. Its "
                    "people can suddenly name each check, and say what it is for."},
    {Move::StepsIntro, "A short standard can be tested against these points:"},
    {Move::Step, "it can be read aloud in two minutes;"},
    {Move::Step, "each line could be failed by real work;"},
    {Move::Step, "it says who checks, and when;"},
    {Move::Step, "it comes with one good and one poor example;"},
    {Move::Step, "it was last changed within the year;"},
    {Move::Counter, "High standards slow things down, at least at first. Rework slows them down for good, and it never appears "
                    "in the plan."},
    {Move::Counter, "Perfection is the wrong reading of all this. The aim is a result that keeps its promise, every time, "
                    "with no heroes involved."},
    {Move::Question, "Which error must never reach {C}?"},
    {Move::Question, "Where could you afford to be less strict?"},
    {Move::Close, "Quality grows where people can see it, name it and refuse what falls short."},
    {Move::Close, "Describe good work once, with examples, and you will argue about it far less."},
    {Move::Close, "Be strict about little, and mean it."},
};

constexpr const char* kInformationHeadings[] = {
    "Get the facts into one place",
    "The information you have is not the information you use",
    "Whom do people ask when they need to know",
    "Sources, definitions and one version of the truth",
};

constexpr Frame kInformation[] = {
    {Move::Claim, "Progress with {T} depends on information that already exists somewhere in the {O}. It stands in an old "
                  "file, in a second file that contradicts the first, and in the head of a colleague on leave."},
    {Move::Claim, "Two departments that use the same word for different things can agree for months. The disagreement "
                  "appears when somebody adds up the figures."},
    {Move::Claim, "Collecting more data is seldom the answer. Deciding which of the existing data may be believed is duller, "
                  "and it helps at once."},
    {Move::Reason, "Definitions are leadership work. Whether a case counts as finished when it is sent or when it is accepted "
                   "is no technical detail. It decides what people strive for."},
    {Move::Reason, "People trust the source that has never embarrassed them. To replace a private list, the official one has "
                   "to be right for long enough, and quicker to open."},
    {Move::Reason, "Every field that must be filled in should pay back the person who fills it in. Otherwise it will be "
                   "filled with whatever makes the form close."},
    {Move::Example, "Imagine a single page that lists the ten terms everybody uses and says what each one means. Writing it "
                    "takes an afternoon of argument. The argument had been going on for years, only more expensively."},
    {Move::Example, "Say a {O} counts how often people ring a certain colleague for facts. She turns out to be the real "
                    "database. Giving her an assistant and a shared folder is the whole first stage."},
    {Move::Example, "Suppose the monthly meeting begins by comparing two versions of the same figure. As soon as one source is "
                    "named as the valid one, the meeting is over in half the time."},
    {Move::StepsIntro, "To bring order into the sources, begin like this:"},
    {Move::Step, "name one valid source for every important figure;"},
    {Move::Step, "write down who may change it;"},
    {Move::Step, "note when it was last compared with reality;"},
    {Move::Step, "agree on the few terms that cause arguments;"},
    {Move::Step, "close one old list for each new one;"},
    {Move::Counter, "A complete tidy-up would take years, and it is not needed. Clean what the next decision rests on, and "
                    "leave the attic alone."},
    {Move::Counter, "Some fear that one shared source gives too much power to whoever runs it. Then publish the rules for "
                    "changing it. Hidden lists have owners as well, only nobody can ask them."},
    {Move::Question, "Which figure do two departments report differently?"},
    {Move::Question, "Whom do people call when the system does not answer?"},
    {Move::Close, "One source, one meaning, one person who may change it."},
    {Move::Close, "The information is there. The decision which of it to believe is what has been missing."},
    {Move::Close, "Tidy the facts that the next step needs, and no others."},
};

constexpr Theme kThemes[] = {
    {"risk", 4, "risk risks limits guard rails wrong notice safe safety governance compliance legal", "a lighthouse above calm water",
     kRiskHeadings, kRisk},
    {"quality", 4, "quality good looks standard strict check promise relax excellence", "a ruler beside a finished piece of wood",
     kQualityHeadings, kQuality},
    {"information", 2, "information facts data source sources definitions truth place know ask version", "an orderly shelf of labelled boxes",
     kInformationHeadings, kInformation},
};

} // namespace

std::span<const Theme> controlThemes()
{
    return kThemes;
}

} // namespace qd::agents::rehearsal
