#include "agents/llm/rehearsal/frames/Theme.h"

namespace qd::agents::rehearsal {

namespace {

constexpr const char* kMeasureHeadings[] = {
    "Measure a little, and measure it often",
    "How you will know that it works",
    "A few figures are better than a full page",
    "Evidence you would show a sceptic",
};

constexpr Frame kMeasure[] = {
    {Move::Claim, "If the work on {T} succeeds, you should be able to show it to somebody who hopes that it does not. Keep that reader in "
                  "mind when you choose what to count."},
    {Move::Claim, "A measure is worth having if a bad value would make somebody do something. All others are "
                  "[decoration|furniture]."},
    {Move::Claim, "{A} are offered more figures than they can use. The art is to pick the two or three that move when reality "
                  "moves, and to look at them on a fixed day."},
    {Move::Reason, "Frequent and rough is better than rare and exact. A weekly count on a whiteboard changes behaviour; an "
                   "annual study changes the next annual study."},
    {Move::Reason, "Pair each measure with the one it might damage. Whoever counts speed should count errors too, on the same "
                   "page and in the same size."},
    {Move::Reason, "Let the people whose work is measured choose at least one of the measures. They know which figure can be "
                   "gamed, and they will defend the one they picked."},
    {Move::Reason, "Compare with your own past before you compare with others. Benchmarks from elsewhere come with conditions "
                   "that nobody printed."},
    {Move::Example, "Imagine a review that lasts a quarter of an hour. Each figure is read out with one sentence: better, "
                    "worse or the same, and what we do about it. The meeting is popular, because it ends."},
    {Move::Example, "Suppose the headline figure improves for months while complaints go up. A {O} that shows both on one "
                    "page sees it in the second week. One that shows them to different committees sees it in the press."},
    {Move::Example, "Think of a manager who keeps a diary of expectations: what I thought would happen, and what did. After a "
                    "year it is the most instructive report in the building, and it is only a notebook."},
    {Move::StepsIntro, "A measure earns its place if it passes this test:"},
    {Move::Step, "it can be counted in the same way next year;"},
    {Move::Step, "a bad value has an owner and a first action;"},
    {Move::Step, "it is seen by the people who can change it;"},
    {Move::Step, "its counterpart stands beside it;"},
    {Move::Step, "somebody would miss it;"},
    {Move::Counter, "Not everything that matters can be counted. So keep a place in the review for a story, and give the story "
                    "the same few minutes as the figures."},
    {Move::Counter, "There is an honest worry that measuring breeds fear. It does where figures are used to punish. Use them to "
                    "ask, and fear has little to feed on."},
    {Move::Question, "Which figure would convince your strongest critic?"},
    {Move::Question, "What happened the last time a measure turned red?"},
    {Move::Close, "Count what you would act on. Stop counting the rest."},
    {Move::Close, "Evidence gathered in small doses is hard to argue with and easy to carry."},
    {Move::Close, "When the sceptic asks to see it again next month, you have succeeded."},
};

constexpr const char* kMistakesHeadings[] = {
    "Mistakes that look like progress",
    "Where good plans usually come apart",
    "Familiar traps, and how to step around them",
    "What tends to go wrong in practice",
};

constexpr Frame kMistakes[] = {
    {Move::Claim, "The dangerous mistakes with {T} do not look like mistakes. They look like energy: a launch, a new title, a "
                  "room with a view."},
    {Move::Claim, "Plans seldom fail at the hard part. They fail at the dull part next to it, which nobody wanted and "
                  "everybody assumed was taken care of."},
    {Move::Claim, "It is worth studying how others stumbled. Not to feel superior; the traps are deep because they are "
                  "sensible at first sight."},
    {Move::Reason, "The most common trap is breadth. Ten departments each start a little, and none gets far enough to learn "
                   "anything that could be passed on."},
    {Move::Reason, "The borrowed plan is a trap as well. What worked elsewhere worked with other people, another history and a budget "
                   "that was not mentioned on stage."},
    {Move::Reason, "Then there is the missing farewell. The new way is added, the old way is never switched off, and now the work "
                   "has to be done twice with pride."},
    {Move::Reason, "Then there is success itself. A fine first result invites promises, and the promises arrive on the desk of "
                   "a team that has just run out of breath."},
    {Move::Example, "Picture the celebration of a finished platform that has no users. The platform is good. The users were to "
                    "be the subject of a second phase, and the second phase had no money."},
    {Move::Example, "Take an invented {O} that changes its plan each time a competitor makes an announcement. After "
                    "five changes its people no longer read the plan. They wait for the next one."},
    {Move::Example, "Say a team hides its first failure to protect the budget. A sister team repeats the failure some months "
                    "later. The money saved was lost twice."},
    {Move::StepsIntro, "Watch for these early signs:"},
    {Move::Step, "progress is reported in activities, never in results;"},
    {Move::Step, "the same risk has been yellow since the start;"},
    {Move::Step, "nobody can name a thing that was stopped;"},
    {Move::Step, "the people who do the work are quoted, but not present;"},
    {Move::Step, "every question about {T} is answered with a date;"},
    {Move::Counter, "Mistakes are part of the work, and a team without any is hiding something. The distinction that matters "
                    "is between errors that teach and errors that merely repeat."},
    {Move::Counter, "Hindsight makes every trap look obvious. While it is happening it looks like momentum. So ask an outsider, "
                    "and ask early."},
    {Move::Question, "What did you switch off when you switched the new thing on?"},
    {Move::Question, "Who is allowed to say that it is not working?"},
    {Move::Close, "Make it easy to report a failure, and you will need to report fewer of them."},
    {Move::Close, "The plain remedy for most traps is to do less at once and to finish it."},
    {Move::Close, "A mistake that is told is paid for. One that is hidden [collects|earns] interest."},
};

constexpr const char* kScaleHeadings[] = {
    "From one success to a habit",
    "How to grow what works",
    "When to widen the circle",
    "Make the second time cheaper than the first",
};

constexpr Frame kScale[] = {
    {Move::Claim, "One success with {T} proves that it can be done. It does not prove that the {O} can do it. The difference "
                  "lies in whether other people can repeat it without the heroes."},
    {Move::Claim, "Growth should follow demand. When neighbouring teams ask to join, the time is right. When they have to be "
                  "told to join, something is still missing."},
    {Move::Claim, "The second time ought to be cheaper than the first. If it is not, the first time produced a result but no "
                  "knowledge."},
    {Move::Reason, "What travels is seldom the solution itself. What travels is the way it was found: the question, the test, "
                   "the half page at the end."},
    {Move::Reason, "Every place has its own history. Leave each new team one decision that is truly theirs, and the rest of the "
                   "pattern will be adopted with less noise."},
    {Move::Reason, "Support has to grow in step. If the people who helped the first team are still the only helpers for the "
                   "fifth, the queue in front of their door is the real limit."},
    {Move::Example, "Imagine that the first team writes a letter to the second: what we would do again, what we would skip, what "
                    "still puzzles us. Two pages, no logo. The second team saves weeks."},
    {Move::Example, "Suppose a {O} lets one person from each finished team spend a month with the next. The method "
                    "walks through the building on two legs, and nobody has to write a handbook."},
    {Move::Example, "Consider the opposite, as a warning tale. Head office declares the pilot a standard on the day of its first "
                    "good figure. Each site complies in its own way, and afterwards no two sites can be compared."},
    {Move::StepsIntro, "Before you widen the circle, make sure that:"},
    {Move::Step, "someone outside the first team has done it once, alone;"},
    {Move::Step, "the costs of the second round were counted;"},
    {Move::Step, "the things that must not vary fit on half a page;"},
    {Move::Step, "help can be reached within a day;"},
    {Move::Step, "there is a way to leave the programme with honour;"},
    {Move::Counter, "Is it not wasteful to let each team adapt? A little. Forced uniformity wastes more, because it is copied on "
                    "paper and ignored in the work."},
    {Move::Counter, "Impatient sponsors want scale at once. Offer them speed in the preparation instead: helpers trained, "
                    "money reserved, the next teams chosen."},
    {Move::Question, "Who could repeat this without the people who invented it?"},
    {Move::Question, "What would you leave to each team to decide?"},
    {Move::Close, "Grow at the pace at which you can help, and growth looks after itself."},
    {Move::Close, "A habit is a success that no longer needs a project."},
    {Move::Close, "Make it repeatable first and large second."},
};

constexpr Theme kThemes[] = {
    {"measure", 5, "measure measures figures evidence sceptic works know results metrics often track prove", "a plain chart pinned to a wall",
     kMeasureHeadings, kMeasure},
    {"mistakes", 5, "mistakes mistake traps trap wrong plans apart practice progress fail errors avoid pitfalls", "a stepping stone missing from a path",
     kMistakesHeadings, kMistakes},
    {"scale", 6, "success habit grow works widen circle second time cheaper scale roll out next", "young trees planted in rows",
     kScaleHeadings, kScale},
};

} // namespace

std::span<const Theme> resultThemes()
{
    return kThemes;
}

} // namespace qd::agents::rehearsal
