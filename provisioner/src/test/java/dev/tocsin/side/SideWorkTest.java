package dev.tocsin.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SideWorkTest {
    @Test
    void runsOnADaemonThreadOfThatName() {
        Thread side = SideWork.begin("aside", Thread::currentThread).result();

        assertThat(side).isNotSameAs(Thread.currentThread());
        assertThat(side.getName()).isEqualTo("aside");
        assertThat(side.isDaemon()).isTrue();
    }

    @Test
    void anExceptionIsThrownAgainAsItself() {
        IllegalArgumentException fault = new IllegalArgumentException("wrong");

        SideWork<String> work = SideWork.begin("aside", () -> {
            throw fault;
        });

        assertThatThrownBy(work::result).isSameAs(fault);
    }

    @Test
    void anErrorIsThrownAgainAsItself() {
        StackOverflowError fault = new StackOverflowError();

        SideWork<String> work = SideWork.begin("aside", () -> {
            throw fault;
        });

        assertThatThrownBy(work::result).isSameAs(fault);
    }

    @Test
    void aCheckedExceptionOfAnybodysWorkIsItsCause() {
        Exception fault = new Exception("checked");

        assertThatThrownBy(() -> SideWork.of(CompletableFuture.failedFuture(fault)))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(fault);
    }

    @Test
    void anInterruptionDoesNotEndTheWaitAndIsKept() {
        Thread main = Thread.currentThread();
        main.interrupt();
        SideWork<String> work = SideWork.begin("aside", () -> {
            while (main.isInterrupted()) {
                Thread.onSpinWait();
            }
            return "done";
        });

        assertThat(work.result()).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }
}
