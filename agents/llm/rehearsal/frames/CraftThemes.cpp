#include "agents/llm/rehearsal/frames/Theme.h"

namespace qd::agents::rehearsal {

namespace {

constexpr const char* kFocusHeadings[] = {
    "Do less, on purpose",
    "What to leave out",
    "The strength of a short list",
    "Say no before you say yes",
};

constexpr Frame kFocus[] = {
    {Move::Claim, "Every commitment to {T} is also a decision against something. {A} who skip the second half of that sentence end "
                  "up with full calendars and thin results."},
    {Move::Claim, "Attention is the scarcest supply in any {O}. It cannot be bought, borrowed or carried over to the next year."},
    {Move::Claim, "A short list is a political act. It disappoints people early, when they can still plan around it."},
    {Move::Reason, "Unfinished things weigh more than they cost. Each open front asks for reports, meetings and a place in "
                   "somebody's head, whether or not it moves."},
    {Move::Reason, "Saying no is easier with a rule than with a mood. Once the rule is public, people withdraw half of the "
                   "requests on their own."},
    {Move::Reason, "Focus is also a kindness. It tells people which of their tasks may be done merely well enough."},
    {Move::Example, "Imagine a board that may name three priorities and must write beside each what it replaces. The first "
                    "version holds nine. The final one takes a whole evening, and it holds for the entire year."},
    {Move::Example, "Suppose an assistant crosses out every activity that nobody would start again today. Nothing breaks. What "
                    "returns after a week was needed; the rest was habit."},
    {Move::Example, "Think of two teams with equal budgets. One serves eleven requests about {T}; the other serves two and ends "
                    "both. Only one of them is asked to speak about it afterwards."},
    {Move::StepsIntro, "A request may go on the list if someone can say:"},
    {Move::Step, "what will be dropped in exchange;"},
    {Move::Step, "who would notice if it came a year later;"},
    {Move::Step, "which earlier promise depends on it;"},
    {Move::Step, "how small it could be and still count;"},
    {Move::Step, "when we shall strike it off again;"},
    {Move::Counter, "Is a narrow choice not a gamble? It is. So is a wide one, only with more tables and smaller stakes at each, "
                    "none of them large enough to win."},
    {Move::Counter, "Those who lose out will object, and loudly. Hear them, answer in writing and stay with the choice long "
                    "enough to learn whether it was right."},
    {Move::Question, "What did you last take off the list, and who thanked you?"},
    {Move::Question, "Which of your priorities would survive a cut to one?"},
    {Move::Close, "What you leave out is the clearest statement of what you want."},
    {Move::Close, "A finished little outweighs an impressive much."},
    {Move::Close, "Cut until it hurts slightly, then begin."},
};

constexpr const char* kRhythmHeadings[] = {
    "Keep a steady rhythm",
    "Short cycles, honest reviews",
    "The meeting that makes the difference",
    "How to stay on course after the first month",
};

constexpr Frame kRhythm[] = {
    {Move::Claim, "Enthusiasm carries {T} through the opening weeks. After that, only rhythm does: the same hour, the same few "
                  "people, the same three questions."},
    {Move::Claim, "The dull truth about lasting change is that it lives in the diary. What has no fixed appointment loses "
                  "against whatever has."},
    {Move::Claim, "Reviews fail when they are held to inform somebody. They work when they are held to decide something."},
    {Move::Reason, "A brief cycle keeps the distance between error and correction small. It also keeps the stories short, and "
                   "short stories are harder to embellish."},
    {Move::Reason, "Regular dates take the drama out of bad news. A setback reported on an ordinary Monday is a topic; one "
                   "reported by special invitation is a crisis."},
    {Move::Reason, "Let the chair rotate. Whoever must lead the next review reads the last minutes, and that alone lifts the "
                   "quality of both."},
    {Move::Example, "Picture a standing appointment of a few minutes with an empty chair for the absent customer. It sounds "
                    "theatrical. After a few rounds, people address the chair."},
    {Move::Example, "Take an imaginary {O} that cancels its monthly steering committee and gives the owner a weekly call "
                    "with one person who can say yes. Decisions that used to ripen for weeks now take a day."},
    {Move::Example, "Assume the review is missed twice in a row. In most places nobody would mention it. In a good one, the "
                    "third invitation carries a single line: do we still want this?"},
    {Move::StepsIntro, "A review worth attending has a fixed order:"},
    {Move::Step, "what we promised last time;"},
    {Move::Step, "what actually came of it;"},
    {Move::Step, "what surprised us;"},
    {Move::Step, "the one obstacle that we cannot remove alone;"},
    {Move::Step, "who does what until we meet again;"},
    {Move::Counter, "Routine can turn into ritual. When nobody has changed a decision for several rounds, shorten the meeting or "
                    "end it."},
    {Move::Counter, "Some say that creative work resists the clock. Perhaps. Its budget does not, and neither do the people who "
                    "wait for the answer."},
    {Move::Question, "When did a review last change your mind?"},
    {Move::Question, "What stands in the diary for the week after the launch?"},
    {Move::Close, "Momentum is a calendar entry that nobody dares to move."},
    {Move::Close, "Meet briefly, decide something, write it down, repeat."},
    {Move::Close, "The steady beat is what turns a start into a practice."},
};

constexpr const char* kLanguageHeadings[] = {
    "Find words that people would use",
    "Explain it so that it can be repeated",
    "If it cannot be said simply",
    "Put the idea into one sentence",
};

constexpr Frame kLanguage[] = {
    {Move::Claim, "Before anything changes through {T}, the idea has to be explained in a lift, in a canteen and at a kitchen table. Most "
                  "plans would not survive the first of these."},
    {Move::Claim, "Vague words are comfortable because everyone can agree to them. That is also why nothing follows from them."},
    {Move::Claim, "The language of a project leaks into its results. Where people speak of solutions, they stop describing "
                  "problems."},
    {Move::Reason, "A sentence that others can repeat travels without you. One that needs its author stays in the room."},
    {Move::Reason, "Plain words also expose gaps. It is hard to hide an open question in a main clause with a subject and a verb."},
    {Move::Reason, "Technical terms have their place among those who share them. At the border between trades they act like a "
                   "customs post."},
    {Move::Example, "Imagine that each member of the board must explain the plan to a new apprentice, without slides. The "
                    "apprentice then explains it back. Whatever is lost on the way was never clear."},
    {Move::Example, "Suppose a {O} bans its five favourite abstractions for one quarter. The minutes grow longer at first, and "
                    "then much shorter, since people begin to say who does what."},
    {Move::Example, "Consider, for instance, an announcement rewritten as a letter to one reader with a name. Half of the "
                    "paragraphs turn out to be addressed to nobody."},
    {Move::StepsIntro, "To test the wording, try the following:"},
    {Move::Step, "read it aloud to somebody from another trade;"},
    {Move::Step, "replace every noun that ends in a suffix by a verb;"},
    {Move::Step, "ask a listener what happens first;"},
    {Move::Step, "cross out the sentence that would fit any other plan;"},
    {Move::Step, "put the name of a person where it says that something will be done;"},
    {Move::Counter, "Simple language is sometimes mistaken for simple thinking. Those who have tried it know that the effort "
                    "runs the other way."},
    {Move::Counter, "Precision needs its terms, an expert will insist. Keep them, and put the plain sentence in front."},
    {Move::Question, "How would you explain this to someone who owes you nothing?"},
    {Move::Question, "Which word in your plan has no agreed meaning?"},
    {Move::Close, "If people can repeat it, they can act on it."},
    {Move::Close, "Clear words are the first deliverable. They cost nothing but pride."},
    {Move::Close, "Say it once so that nobody needs to ask what you meant."},
};

constexpr Theme kThemes[] = {
    {"focus", 1, "less leave out short list no yes focus priorities priority", "a nearly empty desk with one sheet",
     kFocusHeadings, kFocus},
    {"rhythm", 5, "rhythm cycles reviews review meeting course month steady stay", "a metronome on a wooden shelf",
     kRhythmHeadings, kRhythm},
    {"language", 4, "words language explain repeated said simply sentence idea wording", "a single sentence on a blackboard",
     kLanguageHeadings, kLanguage},
};

} // namespace

std::span<const Theme> craftThemes()
{
    return kThemes;
}

} // namespace qd::agents::rehearsal
