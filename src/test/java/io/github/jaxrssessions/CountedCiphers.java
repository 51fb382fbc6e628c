package io.github.jaxrssessions;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.ShortBufferException;

/**
 * Java's own ciphers, counted: how many were made, and how often one was keyed and run. For as long
 * as it is open, ciphers that are made anew go through it; it does not see those made before.
 */
final class CountedCiphers implements AutoCloseable {
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final Provider counting = new Counting();

  CountedCiphers() {
    Security.insertProviderAt(counting, 1);
  }

  int made() {
    return made.get();
  }

  int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    Security.removeProvider(counting.getName());
  }

  private final class Counting extends Provider {
    private static final long serialVersionUID = 1L;

    Counting() {
      super("CountedCiphers", "1", "Counts the calls of ciphers");
      for (String name : List.of("AES/GCM/NoPadding", "AES/CBC/NoPadding")) {
        putService(
            new Service(this, "Cipher", name, "Counted", null, null) {
              @Override
              public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return new Counted(name);
              }
            });
      }
    }
  }

  private final class Counted extends CipherSpi {
    private final Cipher cipher;
    private boolean used; // Java makes one to look at, and another to use

    Counted(String name) throws NoSuchAlgorithmException {
      try {
        cipher = Cipher.getInstance(name, "SunJCE");
      } catch (GeneralSecurityException e) {
        throw new NoSuchAlgorithmException(e);
      }
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameterSpec spec, SecureRandom random)
        throws InvalidKeyException, InvalidAlgorithmParameterException {
      if (!used) {
        made.incrementAndGet();
      }
      used = true;
      cipher.init(mode, key, spec, random);
    }

    @Override
    protected void engineUpdateAAD(byte[] src, int offset, int length) {
      cipher.updateAAD(src, offset, length);
    }

    @Override
    protected byte[] engineDoFinal(byte[] in, int offset, int length) throws AEADBadTagException {
      calls.incrementAndGet();
      try {
        return cipher.doFinal(in, offset, length);
      } catch (AEADBadTagException e) {
        throw e;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected int engineDoFinal(byte[] in, int offset, int length, byte[] out, int outOffset)
        throws ShortBufferException {
      calls.incrementAndGet();
      try {
        return cipher.doFinal(in, offset, length, out, outOffset);
      } catch (ShortBufferException e) {
        throw e;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void engineSetMode(String mode) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineSetPadding(String padding) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected int engineGetBlockSize() {
      return cipher.getBlockSize();
    }

    @Override
    protected int engineGetOutputSize(int length) {
      return cipher.getOutputSize(length);
    }

    @Override
    protected byte[] engineGetIV() {
      return cipher.getIV();
    }

    @Override
    protected AlgorithmParameters engineGetParameters() {
      return cipher.getParameters();
    }

    @Override
    protected void engineInit(int mode, Key key, SecureRandom random) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameters given, SecureRandom random) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected byte[] engineUpdate(byte[] in, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected int engineUpdate(byte[] in, int offset, int length, byte[] out, int outOffset) {
      throw new UnsupportedOperationException();
    }
  }
}
