#include "agents/llm/rehearsal/frames/Ties.h"

#include <string_view>

namespace qd::agents::rehearsal {

namespace {

struct Tie {
    std::string_view theme;
    const char* lines[4];
};

constexpr Tie kTies[] = {
    {"stakes",
     {"With {T}, the price of waiting is paid {W}. {L} pays it in small change every day, and none of it shows up in the plan.",
      "Ask {L} what {T} would change, and the answer will be about {D}. That is where the stake lies for {A}, long before it "
      "reaches a strategy paper.",
      "The case for {T} is made {W}, not in a presentation. What is missing there today is plain: {V}.",
      "Whoever doubts the use of {T} should spend an hour with {R}. The pattern that repeats there is the cost of leaving "
      "things as they are."}},
    {"audience",
     {"{C} have no name for {T}. They meet the result in {D}, and they judge it by one thing: {V}.",
      "{L} sees first what {C} get out of {T}. An hour of listening there is worth more to {A} than another survey of opinions.",
      "Look at {T} from the far end. What {C} get to feel begins {W}, and it is carried by people who never read the plan.",
      "Much of what {C} complain about can be found in {R}. Any plan for {T} that does not start from those lines starts from a guess."}},
    {"decision",
     {"Behind {T} stands one decision that no tool can take: what should be different {W}, and for whom? Until {A} have said "
      "that aloud, every list of {D} is premature.",
      "The decision about {T} fits into a sentence. It names the result, {V}, and it says what the {O} is ready to give up for it.",
      "Put {T} on the agenda of {M} as a decision and not as a report. Somebody will have to say yes or no, and to put a date beside it.",
      "Talk about {T} likes to begin with {D}. Begin with the outcome instead: {V}. Everything else can then be tested against it."}},
    {"baseline",
     {"Before anything is bought for {T}, take stock {W}. Count what passes through in a normal week, {D} included, and write "
      "down what nobody expected.",
      "The starting point for {T} stands in {R}. It is dull reading, and it is the only description of today that nobody wrote to please {A}.",
      "Ask {L} how the work is done at present. The description will differ from the official one, and the plan for {T} has to fit the real one.",
      "A plan for {T} needs an account of today that people would recognise {W}. If {L} shakes her head at it, start again."}},
    {"owner",
     {"The first need of {T} is an owner, and the test is simple: when something goes wrong {W}, who is called first? If two names come up, there is none.",
      "{L} should know the owner of {T} by name. Otherwise questions about {D} travel upwards, wait for {M}, and come back too late.",
      "The usual home of {T} is a working group, and {D} belong to nobody. Give both to one person, with the right to decide and a deputy.",
      "At {M}, ask who owns the result of {T}. A pause of more than a breath is the finding."}},
    {"money",
     {"The money for {T} is easier to plan when it is tied to {E}. The sum is small, the return can be seen {W}, and the next "
      "instalment has to be earned.",
      "Only half the cost of {T} stands in the quotation. The other half is time: the hours of {L}, the care for {D}, the weeks in "
      "which both ways run side by side.",
      "Compare the budget for {T} with what {R} already shows. The present way of working has a price as well, and it is paid "
      "without a purchase order.",
      "For {A}, the honest return of {T} is not a percentage. It is {V}, and the question is what that would be worth in a year."}},
    {"pilot",
     {"For {T}, a first step of the right size would be {E}. It can be watched {W}, and it can be undone before anyone has to explain himself.",
      "Start {T} where {L} can see the result the same week. {E}: that is enough to learn from, and too little to do harm.",
      "A good trial of {T} answers one question: does it bring us {V}? Everything else it teaches is a bonus.",
      "Bring {E} to {M}, with the day on which the trial ends. If {T} cannot show its use on that scale, a larger one will not help."}},
    {"process",
     {"The test for {T} comes {W}. Anything that adds one more task to {D} will be worked around by Thursday.",
      "Walk through the routine with {L} before you change it. Where the plan for {T} saves a step it will be used; where it adds one, it needs a reason.",
      "The plan for {T} looks tidy until it meets {D}. Follow one case from start to end, step by step, and note where it waits.",
      "The greater part of {T} is routine, and routine is made {W}. Begin there, with the people who do the work, and let the chart follow."}},
    {"timing",
     {"With {T}, the order of things is easy to get wrong. Settle {D} first, try {E} next, and announce the rest only when both hold.",
      "{M} has its own calendar, and the work on {T} should be planned around it. A good step in the wrong week teaches people that steps fail.",
      "There is a quiet week for {T} somewhere in the year of the {O}. {L} knows when it is; the project plan usually does not.",
      "Do not let the date drive the plan for {T}. Let it be driven by the first sign of progress that counts: {V}."}},
    {"skills",
     {"There is something new for {L} in {T}. It is seldom a course; it is an hour a week with {D} from her own work, and someone to ask.",
      "What people need for {T} is learned {W}. The best teacher is the colleague who did it last month and remembers what was hard.",
      "List what {L} should be able to do at the end of {T}. If nothing on the list can be practised in {E}, the list is too abstract.",
      "Before you scale {T}, look at who can already do it. Usually one person {W} knows what it takes, and nobody has asked her to show it."}},
    {"trust",
     {"News about {T} reaches {L} sooner than {A} think, and in a worse version. Say what will happen to {D}, and say it ahead of {M}.",
      "Doubts about {T} are mostly sound. They come from people who have seen this before: {H}. Answer that, and not the tone.",
      "The sentence that wins people for {T} is short: here is what stays, here is what changes {W}, here is the person to ask.",
      "Bring {L} into {T} while the plan can still bend. A correction at that point costs a line; later it costs the plan."}},
    {"partners",
     {"Help with {T} is easy to buy. Ask each bidder to do a small piece of it {W}, with your own {D}, before anyone signs.",
      "A supplier for {T} should be able to explain this case: {H}. Listen for what they did, not for what they would do.",
      "Keep one part of {T} in your own hands, and make it the part that {L} touches. Whoever understands {D} can change the supplier.",
      "Put the exit from {T} into the first draft of the contract. Who gets {D} back, in which form, and who shows {L} how to go on?"}},
    {"risk",
     {"The risk in {T} is rarely dramatic. It looks like this: {H}. Somebody has to notice, and know whom to call.",
      "Set the limits for {T} with {L} in the room. She knows which of {D} may wait until morning, and which may not.",
      "For {T}, one page of limits is enough: what stops the work, who may start it again, and how the old way is restored {W}.",
      "Ask what would happen to {C} if {T} failed for a day. The answer belongs on the agenda of {M}, before the first day."}},
    {"quality",
     {"Good work on {T} can be recognised {W}. It has a plain description: {V}. Anything vaguer will be read in three ways.",
      "Let {L} write the first standard for {T}. Hers will be short, it will speak of {D}, and it will be kept.",
      "Quality in {T} breaks at one point first: {H}. Put the strictest check there, and relax elsewhere.",
      "Take last week's {D} and sort them into good and not good enough. That pile is the standard for {T}, and it needs no consultant."}},
    {"information",
     {"What {A} need to know about {T} is already written down. It stands in {R}, under headings that nobody compares.",
      "Two versions of the truth about {T} meet in {M}. Name the one that counts, and say who may correct it.",
      "Facts about {T} age quickly. {L} notices first when {D} no longer match the list; give her a way to say so that takes a minute.",
      "Before the next discussion of {T}, read one month of {R}. It ends half of the arguments and improves the rest."}},
    {"focus",
     {"The plan for {T} gets better with every part that is left out. Keep {E}; let the rest of the list wait until that stands.",
      "Of all {D}, very few decide the fate of {T}. Mark those {W}, and give the others permission to stay as they are.",
      "Ask {L} which part of {T} could be dropped without anyone noticing. Her answer is the shortest route to a plan that holds.",
      "At {M}, read the plan for {T} aloud and strike one point. Do it again the next time. What survives is the plan."}},
    {"rhythm",
     {"What keeps {T} alive is a fixed hour. {M} will do, if one question always comes first: did we get closer to {V}?",
      "Reviews of {T} work best {W}, standing, with {D} in sight. What cannot be shown there is probably not finished.",
      "Once a month, let {L} open the discussion of {T}. Ten minutes from that side steer better than an hour of slides.",
      "The first weeks of {T} carry themselves. After that it needs a date, a short list and somebody who asks about {R}."}},
    {"language",
     {"Describe {T} in words that {L} would use. If the sentence speaks of {D}, it will be repeated; if it speaks of visions, it will not.",
      "There is a simple test for every sentence about {T}: could it be said {W} without anyone smiling?",
      "Replace the slogan for {T} with the result. “{V}” can be agreed or disputed, and both are useful.",
      "At {M}, let two people explain {T} in one sentence each. The difference between the sentences is the work of the next weeks."}},
    {"measure",
     {"For {T}, choose a measure that {L} would believe. Whatever it counts, it should show whether the {O} gets closer to {V}.",
      "The evidence for {T} lies in {R}. Read it before the start and again after {E}, with the same person and the same questions.",
      "{A} are shown many numbers about {T}. The one that counts can be noted {W}, by hand, in a minute.",
      "A measure for {T} is worth its trouble if {M} would decide something else when it turns. Otherwise it is decoration."}},
    {"mistakes",
     {"The usual mistake with {T} is easy to describe: {H}. Everyone involved had a good reason.",
      "Plans for {T} come apart {W}, and they do so quietly. {L} sees it weeks before it shows in {R}.",
      "After a disappointment with {T}, the idea is seldom the cause. More often {D} were treated as a detail, and nobody was asked who knew better.",
      "It helps to say the failure of {T} aloud in advance: {H}. At {M} that sentence saves more than a second opinion would."}},
    {"scale",
     {"When {E} has worked twice, {T} may grow. Not earlier: the first success belongs to the people, only the second belongs to the method.",
      "To grow {T}, write down what {L} did, with the exceptions. The hand-over of that page is the real roll-out.",
      "The second place for {T} should differ from the first. If the method holds {W} there too, it is a method.",
      "Growth brings new {D}, and with them new cases. Keep one person free for {T} who has time for what does not fit."}},
};

} // namespace

Passages tiesOf(const char* themeId)
{
    for (const Tie& tie : kTies)
        if (tie.theme == themeId)
            return tie.lines;
    return {};
}

} // namespace qd::agents::rehearsal
