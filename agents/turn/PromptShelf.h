#pragma once

#include "agents/organisation/DocumentShelf.h"

namespace qd::agents {

struct PromptText {
    int version = 1; ///< as its first line says; a piece can then tell which wording it came from
    QString text;
};

/// Prompts and reply formats by name: those that ship, and the user's own in <home>/prompts/*.md and
/// <home>/replies/*.json, which go before them. Each thread keeps what it has read until the user's file is another:
/// every turn asks for the same few. @thread any.
class PromptShelf {
public:
    /// Without a home only those that ship are there.
    explicit PromptShelf(const QString& home = {});

    QStringList promptNames() const { return m_prompts.names(); }
    QStringList replyNames() const { return m_replies.names(); }
    /// Error::Parse when there is none of that name, or it does not begin with "version: N".
    Result<PromptText> prompt(const QString& name) const;
    /// The JSON schema of a reply. Error::Parse when there is none of that name.
    Result<QByteArray> replySchema(const QString& name) const;

private:
    DocumentShelf m_prompts;
    DocumentShelf m_replies;
};

} // namespace qd::agents
