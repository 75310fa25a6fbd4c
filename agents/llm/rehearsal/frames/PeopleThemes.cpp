#include "agents/llm/rehearsal/frames/Theme.h"

namespace qd::agents::rehearsal {

namespace {

constexpr const char* kSkillsHeadings[] = {
    "Build the skills while the work goes on",
    "What people need in order to do this well",
    "Practice first, theory second",
    "Skills grow where they are used",
};

constexpr Frame kSkills[] = {
    {Move::Claim, "Skill in {T} does not come from a course with a certificate. It comes from doing a real task with somebody "
                  "nearby who has done it before."},
    {Move::Claim, "Most {G} already employ the people they need. What those people lack is time to practise, and "
                  "permission to be slow for a while."},
    {Move::Claim, "Teach for the next task, not for the whole subject. A short lesson on the morning of the work is remembered; "
                  "a long one in spring is not."},
    {Move::Reason, "Learning costs output at first. If nobody has planned for that dip, managers will read it as failure, and "
                   "the people who learn will stop."},
    {Move::Reason, "Mixed pairs work well. The one who knows the subject learns what the job requires, and the one who knows "
                   "the job learns what the subject offers."},
    {Move::Reason, "Middle managers deserve particular attention. They are asked to lead a change that they have never "
                   "experienced, in front of people who ask them daily."},
    {Move::Reason, "It pays to name the skill that is wanted. Nobody can practise being modern. Anybody can practise checking "
                   "a result, briefing a supplier or saying no with reasons."},
    {Move::Example, "Imagine an hour on Friday in which one person shows a piece of finished work and the mistake that nearly "
                    "spoiled it. No slides. After a season the {O} has a library of its own, told by people "
                    "who were there."},
    {Move::Example, "Suppose that each newcomer to the project spends the first week beside the {C} rather than in a "
                    "classroom. The questions brought back are better than any curriculum."},
    {Move::Example, "Consider two imaginary colleagues. One has attended every seminar; the other has repaired one broken "
                    "process from end to end. When the next one breaks, everybody knows whom to call."},
    {Move::StepsIntro, "A modest plan for learning might contain:"},
    {Move::Step, "one real task for each participant, with a date;"},
    {Move::Step, "a person to ask, whose time is set aside for it;"},
    {Move::Step, "a short review of each finished piece;"},
    {Move::Step, "a place where examples are kept and can be found;"},
    {Move::Step, "a way to say that something is too hard, without loss of face;"},
    {Move::Counter, "The fear is that trained people leave. Some will. The alternative is that untrained people stay, and "
                    "that is the more expensive outcome."},
    {Move::Counter, "It is tempting to hire the knowledge instead. Sometimes that is right. Yet a hired expert without "
                    "colleagues who understand half of the subject becomes lonely, and then leaves."},
    {Move::Question, "Which task will people learn on, and who will sit beside them?"},
    {Move::Question, "What are managers expected to do differently themselves?"},
    {Move::Close, "Give people a real task, a patient neighbour and a little slack. That is the programme."},
    {Move::Close, "Skills follow work. Arrange the work, and the skills [arrive|come]."},
    {Move::Close, "What people can do on a bad day is what the {O} can do."},
};

constexpr const char* kTrustHeadings[] = {
    "Tell people early, and tell them straight",
    "Resistance is information",
    "How to keep trust while things change",
    "Say what will change, and what will not",
};

constexpr Frame kTrust[] = {
    {Move::Claim, "People rarely resist {T} as such. They resist surprise, and they resist being told that a loss is an "
                  "opportunity."},
    {Move::Claim, "Silence is read as bad news. If {A} do not explain a change, the corridor will, and the corridor has a "
                  "vivid imagination."},
    {Move::Claim, "Announce less and answer more. One open hour with honest replies does more for trust than a campaign "
                  "with a motto."},
    {Move::Reason, "Objections contain knowledge. The person who says it will never work usually has one concrete case in "
                   "mind. Ask for the case; it is often right."},
    {Move::Reason, "Trust also depends on what stays. A short list of things that will not change gives everybody firm ground "
                   "to stand on while the rest moves."},
    {Move::Reason, "The messenger counts. Colleagues believe a colleague who has tried it, with all the rough edges, long "
                   "before they believe a brochure."},
    {Move::Example, "Say the head of a {O} opens the meeting with what she does not yet know. The room, prepared for a "
                    "sales pitch, starts to help. Two of the gaps are filled before the coffee is cold."},
    {Move::Example, "As an illustration, picture a question box that is answered in public each Monday, including the rude "
                    "questions. The first weeks are hard. Later the box is nearly empty, because people now ask "
                    "directly."},
    {Move::Example, "Think of a team that learns about its new tasks from a supplier's press notice. Whatever the plan was "
                    "worth, it will take a year to get back to where an honest talk would have started."},
    {Move::StepsIntro, "Before the first announcement, have answers ready to these:"},
    {Move::Step, "What will be different for me, and from which week on?"},
    {Move::Step, "What happens to work that is no longer needed?"},
    {Move::Step, "Who decided this, and whom can I ask?"},
    {Move::Step, "What have you not decided yet?"},
    {Move::Step, "How will we know if it goes wrong?"},
    {Move::Counter, "Openness has limits, and some facts must wait. Then say that there is something you cannot discuss, and "
                    "when you will. People accept a closed door more easily than a false wall."},
    {Move::Counter, "A manager in a hurry may feel that explaining costs time. It does. Explaining twice, later and to angry "
                    "people, costs more."},
    {Move::Question, "Who would hear of this last, and how would they hear it?"},
    {Move::Question, "Which objection have you taken seriously so far?"},
    {Move::Close, "Trust is not a soft factor. It is the speed at which an instruction becomes work."},
    {Move::Close, "Treat each objection as a free inspection, and thank the inspector."},
    {Move::Close, "Say it early, say it plainly and say it yourself."},
};

constexpr const char* kPartnersHeadings[] = {
    "Choose partners you can part from",
    "What to ask anyone who offers help",
    "Outside help without dependence",
    "Suppliers, advisers and your own judgement",
};

constexpr Frame kPartners[] = {
    {Move::Claim, "Sooner or later someone from outside will offer to help with {T}. Some of that help is excellent. The "
                  "skill lies in buying the help without selling the judgement."},
    {Move::Claim, "A partner should make you less dependent with each month. If the reverse is true, the contract has become "
                  "the strategy."},
    {Move::Claim, "The market around {T} is full of confident voices. Confidence is easy to produce. References who can be "
                  "telephoned are not."},
    {Move::Reason, "The people who sell are seldom the people who deliver. Ask to meet the second group, and ask them what "
                   "went wrong last time. A good team has an answer ready."},
    {Move::Reason, "Exit terms belong at the start, while everyone is friendly. They describe who owns the data, the texts "
                   "and the know-how on the day after."},
    {Move::Reason, "Keep one part of the work in your own hands, even if it is small. It is the only way to judge the rest."},
    {Move::Example, "Imagine two offers. The first has a lower price and a thick appendix; the second has a page that explains "
                    "how to leave. After a few years the second was cheaper, because its owner could negotiate."},
    {Move::Example, "Suppose a {O} asks three candidates to solve one small, paid task instead of writing a concept. The "
                    "concepts would have looked alike. The finished tasks do not."},
    {Move::Example, "Consider, purely as a story, the adviser who ends each visit by asking what the client can now do alone. "
                    "The invoices get smaller. The recommendations get warmer."},
    {Move::StepsIntro, "Five questions separate helpers from sellers:"},
    {Move::Step, "Who exactly will do the work, and may we meet them?"},
    {Move::Step, "What did you advise against, the last time someone asked?"},
    {Move::Step, "What will we be able to do without you in a year?"},
    {Move::Step, "How do we get our material back, and in which form?"},
    {Move::Step, "Which of your clients left, and may we call one?"},
    {Move::Counter, "Doing everything alone is no virtue either. It is slow, and it repeats mistakes that others have already "
                    "paid for. Buy experience; keep the decisions."},
    {Move::Counter, "Long contracts are defended with lower prices. Do the sum again with the cost of being wrong for the "
                    "whole term, and the short contract looks less dear."},
    {Move::Question, "Which part of this work will you never hand over?"},
    {Move::Question, "Could you leave your most important supplier within a quarter?"},
    {Move::Close, "Rent the experience, own the judgement."},
    {Move::Close, "The best proof of a partnership is that either side could end it and neither side wants to."},
    {Move::Close, "Ask for references, ask for the exit, and then enjoy the help."},
};

constexpr Theme kThemes[] = {
    {"skills", 3, "skill skills training people learn practice theory need well teach build capability", "two colleagues at one table",
     kSkillsHeadings, kSkills},
    {"trust", 4, "tell people trust resistance information communicate change straight early culture say", "an open door and a round of chairs",
     kTrustHeadings, kTrust},
    {"partners", 4, "partner partners suppliers supplier vendor help outside dependence adviser advisers ask offers", "two hands over a drawn plan",
     kPartnersHeadings, kPartners},
};

} // namespace

std::span<const Theme> peopleThemes()
{
    return kThemes;
}

} // namespace qd::agents::rehearsal
