#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

/// What `git` says, read without asking anybody. Pure.
namespace qd::agents {

/// The commit that the branch stands at, in what `git ls-remote REMOTE refs/heads/BRANCH` says (git-ls-remote(1), "OUTPUT"); empty:
/// there is no such branch. Error::Parse: those are no lines of it, or names of another length than SHA-1's.
Result<QString> headIn(const QByteArray& said, const QString& branch);

/// What `git push --porcelain` says of one branch (git-push(1), "OUTPUT").
struct PushWord {
    enum Kind {
        Taken,   ///< it stands there now, or did already
        Refused, ///< the other side, or our lease, said no
        Unheard, ///< it does not say
    };
    Kind kind = Unheard;
    QString why; ///< Refused: in git's words and those of its hooks
};
/// `error`: what came on standard error, where hooks talk.
PushWord pushedIn(const QByteArray& said, const QString& error, const QString& branch);

/// What stands in the way of a command that asked `place` and failed. Error::Network: nobody answered, it may be tried again;
/// Error::Rule: it will not be otherwise before a person does something.
Error obstacleIn(const QString& error, const QString& place);

/// Whether it is the name of a branch that no shell, option or refspec could take for something else: letters, digits, '.', '_', '-', '/',
/// and git's own rules (git-check-ref-format(1)).
bool isBranchName(const QString& name);
/// Whether a file may have that path in a repository: relative, no "..", nothing named ".git", nothing that cannot be seen.
bool isRepositoryPath(const QString& path);
/// Name and address of "Name <address>"; empty address: it is none.
struct GitAuthor {
    QString name;
    QString address;
};
GitAuthor authorIn(const QString& text);

} // namespace qd::agents
