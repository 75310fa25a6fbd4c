#pragma once

#include <QList>
#include <QString>

namespace qd::house {

/// A function with a body at namespace or class scope. Lambdas belong to the function that they stand in.
struct Function {
    QString name;            ///< as written, with its class: "Worker::stop"
    int line = 0;            ///< where its declaration begins
    int lines = 0;           ///< from there to the closing brace
    bool constructor = false;
};

/// The functions that `code` (what codeOf() gives) defines, in order.
QList<Function> functionsOf(const QString& code);

} // namespace qd::house
