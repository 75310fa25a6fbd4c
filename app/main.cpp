#include "app/engine/RuntimeFolder.h"
#include "app/window/Start.h"

int main(int argc, char** argv)
{
    qd::app::provideRuntimeFolder();
    return qd::app::start(argc, argv);
}
