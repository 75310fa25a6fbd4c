#pragma once

#include "core/facts/FactName.h"
#include "core/model/Artefact.h"
#include "core/model/Decision.h"
#include "core/model/Escalation.h"
#include "core/model/Message.h"

/// What work leaves behind: messages, artefacts, decisions, escalations.
namespace qd {

struct MessageSent {
    QD_FACT("message-sent", 1);
    Message message;
    template <class V> void fields(V& v) { v("message", message); }
};

struct ArtefactMade {
    QD_FACT("artefact-made", 1);
    Artefact artefact;
    template <class V> void fields(V& v) { v("artefact", artefact); }
};

struct DecisionMade {
    QD_FACT("decision-made", 1);
    DecisionRecord decision;
    template <class V> void fields(V& v) { v("decision", decision); }
};

struct EscalationRaised {
    QD_FACT("escalation-raised", 1);
    Escalation escalation;
    template <class V> void fields(V& v) { v("escalation", escalation); }
};

struct EscalationClimbed {
    QD_FACT("escalation-climbed", 1);
    EscalationId escalation;
    AgentId with;
    Instant answerBy;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("escalation", escalation);
        v("with", with);
        v("answer_by", answerBy);
        v("reason", reason);
    }
};

struct EscalationSettled {
    QD_FACT("escalation-settled", 1);
    EscalationId escalation;
    RunId run;
    StepId step;
    AgentId by;
    bool carryOn = true;
    QString note;
    QString option{}; ///< the remedy that was chosen
    template <class V> void fields(V& v)
    {
        v("escalation", escalation);
        v("run", run);
        v("step", step);
        v("by", by);
        v("carry_on", carryOn);
        v("note", note);
        v("option", option);
    }
};

} // namespace qd
