#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/turn/PromptShelf.h"
#include "core/model/Brand.h"
#include "core/model/Message.h"
#include "core/model/Organisation.h"

namespace qd::agents {

/// A text that the work may draw on. It informs; it never instructs.
struct PromptSource {
    QString name;
    QString origin; ///< address or file
    Label label;
    QString text;
};

/// A piece of what the department remembers or can look up. A source like the others.
struct PromptPiece {
    QString piece; ///< its name in the record
    QString title;
    QString place; ///< in what it is a piece of
    Label label;
    QString text;
};

/// What an earlier step handed over.
struct PromptResult {
    StepId step;
    AgentId agent;
    QString json; ///< its reply, or the output of its skill
    Label label{};
};

/// A piece that the step shows to its model as a picture.
struct PromptPicture {
    QString kind;
    int place = 0; ///< which of those that go with the prompt it is, from 1; 0: the model does not see it
    QString text;  ///< its size; or why it cannot be seen
};

struct PromptDraft {
    int version = 1;
    QString text;
    Label label{};
};

struct PromptNotes {
    AgentId from; ///< "human", or a colleague
    QString text;
    Label label{};
};

struct PromptTurn {
    AgentId agent;
    QString json; ///< its argument
    Label label{};
};

/// Everything that one call of a model is made from.
struct PromptMaterial {
    QString organisation; ///< its title
    AgentProfile agent;   ///< who is asked
    Brand brand;
    Step step;
    bool arguing = false; ///< a debate step: true for a turn of a party, false for the ruling
    int round = 1;
    int part = 0;
    QString brief;
    Label briefLabel;
    QString title; ///< of the run so far; may be empty
    Label titleLabel;
    QList<PromptSource> sources;
    QList<PromptPiece> recalled; ///< the best first
    QList<PromptResult> upstream;
    std::optional<PromptDraft> draft;
    QList<PromptPicture> pictures;
    QList<PromptNotes> notes;
    QList<PromptTurn> debate;
    QList<Heard> messages; ///< to the one who is asked, the last to come last
    QStringList memory;  ///< one line per earlier piece, the most telling first
    Label memoryLabel;
    QString invalid;     ///< why the last reply was not usable; empty the first time
    QString task;        ///< in place of the text of the step's prompt; empty: that
    bool hasTools = false; ///< its agent may use some before it answers
    QString leftOut;     ///< a sentence that ends the task: what was left out; empty: nothing
};

/// The prompt of a step: its own, or "debate-argue" while parties argue. The same for the reply format.
QString promptName(const Step& step, bool arguing);
QString replyName(const Step& step, bool arguing);

/// The request for one call; every block of text that somebody wrote says in `integrity` how far it can be trusted: system (stable for agent and brand, so that providers can cache it), prompt, reply format,
/// token limit, and a seed that depends on nothing but the words (those of messages left out). The model is for the caller to set.
/// However long it is: what a model does not hold gives way in fittedCall().
/// @returns Error::Parse when prompt or reply format do not exist.
/// @thread any.
Result<LlmRequest> buildPrompt(const PromptMaterial& material, const PromptShelf& shelf = PromptShelf());

/// Text as it stands inside a block: '&', '<' and '>' (and '"' in an attribute) written as entities, control characters
/// dropped; so no text can close the block it stands in.
QString blockText(const QString& text);

} // namespace qd::agents
