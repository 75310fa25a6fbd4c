#pragma once

#include "core/model/Ids.h"
#include "core/model/Label.h"

namespace qd {

enum class MessageType {
    Directive, Request, Answer, Assignment, Proposal, Objection, Decision, HandOver, Review, Approval, Escalation, Notice,
};
enum class Priority { Low, Normal, High, Urgent };

template <> struct EnumWords<MessageType> {
    static constexpr std::array words{"directive", "request", "answer", "assignment", "proposal", "objection",
                                      "decision", "hand-over", "review", "approval", "escalation", "notice"};
};
template <> struct EnumWords<Priority> {
    static constexpr std::array words{"low", "normal", "high", "urgent"};
};

/// To whom a message goes that everybody hears who subscribed to its like.
inline AgentId everybody()
{
    return {QStringLiteral("all")};
}

/// One message between two parties, with its whole envelope (row M4).
struct Message {
    MessageId id;
    AgentId from;
    AgentId to;
    MessageType type = MessageType::Notice;
    Priority priority = Priority::Normal;
    QString subject;
    QString body;
    Values requirements;
    std::optional<Instant> deadline; ///< when the work it asks for is due
    std::optional<Instant> answerBy; ///< when an answer is needed
    RunId correlation;               ///< the run it belongs to
    MessageId causation;             ///< the message that led to it; null for the first
    Label label;
    Instant time;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("from", from);
        v("to", to);
        v("type", type);
        v("priority", priority);
        v("subject", subject);
        v("body", body);
        v("requirements", requirements);
        v("deadline", deadline);
        v("answer_by", answerBy);
        v("correlation", correlation);
        v("causation", causation);
        v("label", label);
        v("time", time);
    }
};

/// What somebody was told, short enough to be carried along until its next turns.
struct Heard {
    static constexpr qsizetype kChars = 500; ///< of the body; the whole message is in the record
    RunId run;
    AgentId from;
    MessageType type = MessageType::Notice;
    QString subject;
    QString body;
    Label label;

    static Heard of(const Message& message)
    {
        const bool whole = message.body.size() <= kChars;
        return {message.correlation, message.from, message.type, message.subject,
                whole ? message.body : message.body.left(kChars) + QChar(0x2026), message.label};
    }
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("from", from);
        v("type", type);
        v("subject", subject);
        v("body", body);
        v("label", label);
    }
};

} // namespace qd
