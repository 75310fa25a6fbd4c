#pragma once

#include "core/state/OfficeState.h"

#include <QScrollArea>

#include <functional>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace qd::ui {

/// One message with its whole envelope, beside the list that it was chosen in.
class MessagePane final : public QWidget {
    Q_OBJECT
public:
    explicit MessagePane(QWidget* parent = nullptr);

    /// Parties and the run are named as `state` has them.
    void show(const Message& message, const OfficeState& state);
    using QWidget::show;

signals:
    void closed();
    /// The message that led to the one shown.
    void causeAsked(qd::MessageId message);
    void runAsked(qd::RunId run);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildHead(QVBoxLayout* column);
    void buildBody(QVBoxLayout* all);
    void clearFields();
    void addField(const QString& name, const QString& value, const QColor& colour = {});
    void addLink(const QString& name, const QString& value, const std::function<void()>& follow);
    void addEnvelope(const Message& message, const OfficeState& state);

    QLabel* m_subject;
    QLabel* m_body;
    QFormLayout* m_fields;
};

} // namespace qd::ui
