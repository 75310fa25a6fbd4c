#pragma once

#include "agents/llm/ToolWords.h"
#include "agents/people/KnownPeople.h"
#include "core/base/Json.h"
#include "core/model/Artefact.h"
#include "core/model/Brand.h"
#include "core/model/Effect.h"
#include "core/model/Message.h"
#include "core/model/Organisation.h"
#include "core/model/Approval.h"
#include "core/model/money/Spend.h"
#include "core/state/RunsState.h"

namespace qd::agents {

/// What kind of work one turn is.
enum class Work {
    Ask,    ///< ask the model, read its reply
    Skill,  ///< run a deterministic skill
    Render, ///< turn approved material into the files that would leave the house
};

/// One turn of one agent, with everything that it needs but the bytes of the blobs it names.
/// A plain value: it crosses from the office to a worker.
struct TurnOrder {
    struct Upstream {
        StepId step;
        AgentId agent;
        QByteArray reply; ///< blob
        Label label;
    };
    struct Note {
        AgentId from;
        QString text;
        Label label;
    };

    TurnId turn;
    RunId run;
    RunId campaign;         ///< whose campaign budget it draws on
    Work work = Work::Ask;
    Step step;
    AgentProfile agent;
    int configuration = 0; ///< the version of it that sets `agent` up
    int round = 1;
    int part = 0;
    int attempt = 1;
    bool stepDone = true; ///< this turn ends its step, unless it asks for tools

    QString organisation;
    Brand brand;
    QString brief;
    Label briefLabel;
    QString title;
    Label titleLabel;
    QString model;          ///< "provider:model" that is asked
    QString tierModel;      ///< the model that the tier names: its price is what the tokens would have cost
    bool arguing = false;   ///< a party's turn of a debate
    QList<Source> sources;
    QList<Upstream> upstream;
    QList<Upstream> debate;
    QByteArray draft;       ///< blob of the newest draft
    int draftVersion = 0;
    Label draftLabel;
    QList<Note> notes;
    QList<Heard> heard;     ///< what it was told, the last to come last
    QStringList memory;
    Label memoryLabel;
    /// A piece of what the department remembers or can look up.
    struct Recalled {
        QString piece; ///< its name in the record
        QString title;
        QString place;
        Label label;
        QString text;
    };
    QList<Recalled> recalled; ///< the best first
    int notRecalled = 0;      ///< found as well, and left out for length
    QString invalid;        ///< why the last reply could not be used
    QString task;           ///< what it is told to do, in place of the text of the step's prompt; empty: that
    /// What was cut to fit when a call was first made, to stand there again as far as it was shown, and the sentence that says
    /// what is missing.
    struct Cut {
        struct Shown {
            QString name;   ///< of a source; of a result its step, of an argument its agent
            QString origin; ///< of a source
            Label label;
            QString text;
        };
        QList<Shown> sources;
        QList<Shown> upstream;
        QList<Shown> debate;
        QList<Exchange> used;
        QString leftOut;
    };
    std::optional<Cut> cut;
    std::optional<TokenCount> mostOut; ///< of a call that was made before: how long its answer could be
    std::optional<bool> sentTemperature{}; ///< of the same: whether its model was told one
    std::optional<Autonomy> level; ///< Render: at which it goes out, in place of the autonomy matrix's

    QList<ToolOffer> tools{};            ///< Ask: what its agent may use before it answers
    /// What the model asked for since the prompt, and what it was given.
    struct Used {
        QByteArray asks;                 ///< blob: an Exchange without results
        struct Given {
            QString call;
            QByteArray output;           ///< blob
            bool failed = false;
        };
        QList<Given> given;
    };
    QList<Used> used{};                  ///< in order

    Json input;                          ///< Skill, Render: bindings filled in but for "@artefact:<kind>"
    QMap<QString, QByteArray> artefacts; ///< the blobs that such bindings name: newest by kind, "<kind>:first" by version
    QString edits;                       ///< Render: her text in place of the draft
    /// How a picture came about, so that it can be drawn again under her title.
    struct Picture {
        StepId step;  ///< that drew it
        QString kind; ///< the artefact it became
        SkillId skill;
        Json input;
    };
    std::optional<Picture> picture;      ///< Render with edits: the one that bears the title
    /// What skills said of the text before her edits, so that they can say it of hers.
    struct Reckoned {
        QString kind;      ///< of the piece that her text is a version of
        RunState run;      ///< as it stands under her title
        QList<Step> steps; ///< in the order in which they draw on each other
    };
    std::optional<Reckoned> reckoned;    ///< Render with edits
    Instant now;
    QString home;
    KnownPeople known{};                    ///< whose names no skill is told that is not meant for people's data
    Label label;                            ///< of everything that the turn sees
    bool rehearsal = false;                 ///< something it works from was made in rehearsal

    /// Every blob that has to be at hand before the turn can begin.
    QList<QByteArray> blobs() const;
};

/// A fact of the order's turn that says whose it is and where it belongs; the rest is for the one who asks.
template <class Fact>
Fact turnFact(const TurnOrder& order)
{
    Fact fact;
    fact.turn = order.turn;
    fact.run = order.run;
    fact.step = order.step.id;
    fact.agent = order.agent.id;
    if constexpr (requires { fact.campaign; })
        fact.campaign = order.campaign == order.run ? RunId() : order.campaign;
    return fact;
}

/// Something a turn made.
struct MadeArtefact {
    QString kind;
    QString title;
    QString mediaType;
    QByteArray bytes;
};

/// What a step says of her text, in place of what it said before.
struct RevisedStep {
    StepId step;
    Json output;       ///< of its skill
    bool gone = false; ///< it has nothing to say of her text
};

/// What came of a turn. `error` is set when nothing usable did; what was spent is true either way.
struct TurnReport {
    TurnId turn;
    std::optional<Error> error;
    bool hung = false;       ///< its thread was given up: what it spent is not known
    bool outside = false;    ///< `error` is of the way to the model and no fault of the work: no attempt is used up
    Spend spend;
    Label label;
    Values values;
    Json reply;              ///< the parsed reply, or the skill's output
    QByteArray replyText;    ///< the same as text; kept as a blob
    QByteArray requestText;  ///< what the model was asked; kept as a blob
    QByteArray replyHash;    ///< SHA-256 of replyText, reckoned where the turn ran
    QByteArray requestHash;  ///< of requestText
    QByteArray systemText;   ///< the part of the call that requestText names by its hash, for it is the same from call to call
    QByteArray systemHash;   ///< its SHA-256
    QList<MadeArtefact> made;
    std::optional<EffectContent> content; ///< Render
    QMap<QByteArray, QByteArray> files;   ///< Render: by SHA-256
    QByteArray preview;                   ///< Render: the effect as its audience will see it
    QString previewType;
    QList<RevisedStep> revised;           ///< Render with edits
    QByteArray asks;                      ///< the model asked for tools: an Exchange without results; kept as a blob
    QByteArray asksHash;                  ///< its SHA-256
    QStringList calls;                    ///< the ids of what it asked for
    bool isCostUnknown = false;           ///< nobody saw the end of the answer: it costs what was reserved
    QStringList recalled;                 ///< the pieces that the prompt showed
    int notRecalled = 0;                  ///< those that it did not
    TurnId answerOf{};                    ///< nobody was asked: this turn had asked the same before
};

} // namespace qd::agents
